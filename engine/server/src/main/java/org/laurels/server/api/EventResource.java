// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.access.WithAnyToken;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** Takes events in, and says what became of them. */
@Path("/api/v1/communities/{community}/events")
@Produces(MediaType.APPLICATION_JSON)
@WithAnyToken
public final class EventResource {
  private final Offering offering;
  private final EventExplainer explainer;

  public EventResource(MicroBatcher intake, EventExplainer explainer) {
    this.offering = new Offering(intake);
    this.explainer = explainer;
  }

  @POST
  @Consumes({CloudEvents.SINGLE, CloudEvents.BATCH, MediaType.APPLICATION_JSON})
  public Receipts offer(
      @Context ContainerRequestContext request,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    if (length != null && (length.length() > 9 || Long.parseLong(length) > JsonBody.BYTES_MAX)) {
      throw JsonBody.tooLarge();
    }
    JsonNode json = JsonBody.read(body);
    boolean mayBeSingle = !contentType.startsWith(CloudEvents.BATCH);
    boolean mayBeBatch = !contentType.startsWith(CloudEvents.SINGLE);
    if (json.isArray() && mayBeBatch) {
      return Receipts.of(offering.batch(community, json));
    }
    if (json.isObject() && mayBeSingle) {
      return Receipts.of(offering.single(community, json));
    }
    throw new ProblemException(
        ErrorCode.INVALID_EVENT,
        "The body must be "
            + (mayBeSingle ? "an event" : "")
            + (mayBeSingle && mayBeBatch ? " or " : "")
            + (mayBeBatch ? "an array of events" : "")
            + ".");
  }

  @GET
  @Path("/receipt")
  public EventReceipt receipt(
      @Context ContainerRequestContext request,
      @QueryParam("source") @Nullable String source,
      @QueryParam("id") @Nullable String id) {
    Community community = OpenedCommunity.of(request);
    if (source == null || id == null) {
      throw Paging.wrong(source == null ? "source" : "id", "is missing");
    }
    return explainer
        .explain(community, new EventKey(source, id))
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, "No event of this source and id has been accepted."));
  }
}
