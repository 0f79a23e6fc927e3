// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.laurels.core.community.Community;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.privacy.MemberExport;
import org.laurels.server.privacy.Privacy;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** What members decide about what is told and kept of them, as their host passes it on. */
@Path("/api/v1/communities/{community}/members")
@Produces(MediaType.APPLICATION_JSON)
public final class PrivacyResource {
  private final StandingStore standings;
  private final Privacy privacy;

  public PrivacyResource(StandingStore standings, Privacy privacy) {
    this.standings = standings;
    this.privacy = privacy;
  }

  /** What a member has chosen. */
  public record ChoiceView(
      @JsonProperty("on_boards") boolean onBoards, boolean hidden, boolean erased) {
    static ChoiceView of(Profile profile) {
      return new ChoiceView(!profile.optedOut(), profile.hidden(), profile.erased());
    }
  }

  @GET
  @Path("/{member}/privacy")
  public ChoiceView choice(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    Community community = OpenedCommunity.of(request);
    return ChoiceView.of(privacy.of(community, number(community, member)));
  }

  @PUT
  @Path("/{member}/privacy")
  @Consumes(MediaType.APPLICATION_JSON)
  public ChoiceView choose(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    long id = number(community, member);
    JsonNode json = JsonBody.read(body);
    if (!json.isObject()
        || json.size() != 2
        || !json.path("on_boards").isBoolean()
        || !json.path("hidden").isBoolean()) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          "The body must be an object with on_boards and hidden, true or false.");
    }
    privacy.choose(
        community,
        id,
        new ProfileStore.Choice(
            !json.get("on_boards").booleanValue(), json.get("hidden").booleanValue()));
    return ChoiceView.of(privacy.of(community, id));
  }

  @GET
  @Path("/{member}/export")
  public Response export(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    Community community = OpenedCommunity.of(request);
    MemberExport export =
        privacy.export(community, MemberResource.find(standings, community, member));
    return Response.ok(export, MediaType.APPLICATION_JSON_TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/{member}/erase")
  @Consumes(MediaType.APPLICATION_JSON)
  public ChoiceView erase(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    long id = number(community, member);
    JsonNode json = JsonBody.read(body);
    if (!json.isObject() || json.size() != 1 || !json.path("confirm").asText("").equals(member)) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          "Nothing brings back what is erased: the body must be an object whose confirm is the"
              + " member's id.");
    }
    privacy.erase(community, id);
    return ChoiceView.of(privacy.of(community, id));
  }

  private long number(Community community, String member) {
    return MemberResource.find(standings, community, member).memberId();
  }
}
