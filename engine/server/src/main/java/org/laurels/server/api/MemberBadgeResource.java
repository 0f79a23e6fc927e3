// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Supplier;
import org.laurels.core.community.Community;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.access.WithAnyToken;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** The badges that a member holds, and what people do to them. */
@Path("/api/v1/communities/{community}/members/{member}/badges")
@Produces(MediaType.APPLICATION_JSON)
public final class MemberBadgeResource {
  private final StandingStore standings;
  private final HandGranting byHand;

  public MemberBadgeResource(StandingStore standings, HandGranting byHand) {
    this.standings = standings;
    this.byHand = byHand;
  }

  @GET
  @WithAnyToken
  public Part<BadgeView> badges(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    Community community = OpenedCommunity.of(request);
    long id = MemberResource.find(standings, community, member).memberId();
    return Part.whole(standings.badges(community, id), BadgeView::of);
  }

  /** Grants a badge by hand; answers with what the member then holds of it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Part<BadgeView> grant(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    MemberStanding found = MemberResource.find(standings, community, member);
    JsonFields fields = fields(body);
    return checked(
        () -> {
          fields.onlyThese(Set.of("badge", "note", "by", "item", "host"));
          HandGranting.Wish wish =
              new HandGranting.Wish(
                  fields.text("badge"), fields.optionalText("item"), fields.optionalText("host"));
          return Part.whole(byHand.grant(community, found, wish, word(fields)), BadgeView::of);
        });
  }

  /** Takes a badge away by hand; answers with the badges that the member then holds. */
  @DELETE
  @Path("/{grant}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Part<BadgeView> revoke(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      @PathParam("grant") String grant,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    MemberStanding found = MemberResource.find(standings, community, member);
    JsonFields fields = fields(body);
    return checked(
        () -> {
          fields.onlyThese(Set.of("note", "by"));
          byHand.revoke(community, found, number(grant), word(fields));
          return Part.whole(standings.badges(community, found.memberId()), BadgeView::of);
        });
  }

  private static HandGranting.Word word(JsonFields fields) {
    String by = fields.optionalText("by");
    return new HandGranting.Word(by == null ? "API" : by, fields.text("note"));
  }

  private static long number(String grant) {
    try {
      return OpaqueId.GRANT.number(grant);
    } catch (IllegalArgumentException e) {
      throw HandGranting.notHeld();
    }
  }

  private static JsonFields fields(InputStream body) throws IOException {
    JsonNode json = JsonBody.read(body);
    if (!json.isObject()) {
      throw new ProblemException(ErrorCode.REFUSED, "The body must be an object with a note.");
    }
    return JsonFields.of(json);
  }

  private static <T> T checked(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (InvalidEventException e) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          Problem.of(ErrorCode.REFUSED, String.valueOf(e.getMessage())).at(e.field()));
    }
  }
}
