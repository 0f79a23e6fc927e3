// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Outcome;
import org.laurels.server.access.WithoutSignIn;
import org.laurels.server.connection.Connections;
import org.laurels.server.connection.HookAnswer;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;
import org.laurels.spi.InboundRequest;

/**
 * Where hosts send what happens in them. The address and the connection's signature open it.
 * Whoever sends is told the kind of a refusal only; its detail is for the operator.
 */
@Path("/hooks/{hook}")
@Produces(MediaType.APPLICATION_JSON)
@WithoutSignIn
public final class HookResource {
  private static final int RETRY_SECONDS = 10;

  private final Connections connections;
  private final CommunityStore communities;
  private final Supplier<String> publicUrl;
  private final Clock clock;

  public HookResource(
      Connections connections,
      CommunityStore communities,
      Supplier<String> publicUrl,
      Clock clock) {
    this.connections = connections;
    this.communities = communities;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** What became of a request. */
  public record Receipt(String status, long accepted, long duplicates, long refused) {}

  @POST
  public Response receive(
      @Context ContainerRequestContext request, @PathParam("hook") String hook, InputStream body)
      throws IOException {
    Connection connection = connections.book().at(hook).orElseThrow(HookResource::nowhere);
    Community community =
        communities.find(connection.communityId()).orElseThrow(HookResource::nowhere);
    if (!connections.allows(connection)) {
      connections
          .intake()
          .turnedAway(connection, Outcome.TOO_FAST, "requests came faster than they are taken");
      return Response.status(Response.Status.TOO_MANY_REQUESTS)
          .header("Retry-After", RETRY_SECONDS)
          .entity(new Receipt("too-fast", 0, 0, 0))
          .build();
    }
    byte[] bytes = body.readNBytes(InboundRequest.BODY_BYTES_MAX + 1);
    if (bytes.length > InboundRequest.BODY_BYTES_MAX) {
      String detail = "a body had more than " + InboundRequest.BODY_BYTES_MAX + " bytes";
      connections.intake().turnedAway(connection, Outcome.TOO_LARGE, detail);
      throw new ProblemException(
          ErrorCode.BODY_TOO_LARGE,
          "At most " + InboundRequest.BODY_BYTES_MAX + " bytes are taken.");
    }
    return answer(
        connections.intake().receive(community, connection, inbound(request, hook, bytes)));
  }

  private InboundRequest inbound(ContainerRequestContext request, String hook, byte[] bytes) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request
        .getHeaders()
        .forEach(
            (name, values) -> {
              boolean fits =
                  values.stream().allMatch(v -> v.length() <= InboundRequest.HEADER_LENGTH_MAX);
              if (fits && headers.size() < InboundRequest.HEADERS_MAX) {
                headers.put(name, List.copyOf(values));
              }
            });
    UriInfo uri = request.getUriInfo();
    String query = uri.getRequestUri().getRawQuery();
    return new InboundRequest(
        request.getMethod(),
        publicUrl.get() + "/hooks/" + hook + (query == null ? "" : "?" + query),
        headers,
        new LinkedHashMap<>(uri.getQueryParameters()),
        bytes,
        Instant.now(clock));
  }

  private static Response answer(HookAnswer answer) {
    if (answer instanceof HookAnswer.Booked booked) {
      boolean allRefused =
          booked.accepted() + booked.duplicates() == 0 && !booked.problems().isEmpty();
      return said(
          allRefused ? ErrorCode.INVALID_EVENT.status() : 200,
          new Receipt(
              allRefused ? "refused" : "booked",
              booked.accepted(),
              booked.duplicates(),
              booked.problems().size()));
    }
    if (answer instanceof HookAnswer.Refused refused) {
      throw problem(refused.why());
    }
    boolean waits = answer instanceof HookAnswer.Waits;
    // Not 202 for what waits: some hosts take nothing but 200 for success.
    return said(200, new Receipt(waits ? "kept" : "ignored", 0, 0, 0));
  }

  private static Response said(int status, Receipt receipt) {
    return Response.status(status).entity(receipt).build();
  }

  private static ProblemException problem(Outcome why) {
    return switch (why) {
      case BAD_SIGNATURE, STALE ->
          new ProblemException(
              ErrorCode.BAD_SIGNATURE,
              "The request must be signed with this connection's secret, and be fresh.");
      case BROKEN ->
          new ProblemException(
              ErrorCode.INTERNAL, "The plugin failed on it; the request is kept for the operator.");
      default ->
          new ProblemException(
              ErrorCode.INVALID_EVENT, "The request cannot be read; the operator is told why.");
    };
  }

  private static ProblemException nowhere() {
    return new ProblemException(ErrorCode.NOT_FOUND, "Nothing is connected here.");
  }
}
