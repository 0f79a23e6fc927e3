// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.access.WithAnyToken;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** Members and their statements. */
@Path("/api/v1/communities/{community}/members")
@Produces(MediaType.APPLICATION_JSON)
@WithAnyToken
public final class MemberResource {
  private final StandingStore standings;

  public MemberResource(StandingStore standings) {
    this.standings = standings;
  }

  @GET
  public Part<MemberView> members(
      @Context ContainerRequestContext request,
      @QueryParam("identity") @Nullable String identity,
      @QueryParam("host") @Nullable String host,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    Community community = OpenedCommunity.of(request);
    if (identity != null) {
      return Part.whole(standings.find(community, host, identity), MemberView::of);
    }
    return Part.of(
        standings.members(community, Paging.after(after, 0), Paging.limit(limit)), MemberView::of);
  }

  @GET
  @Path("/{member}")
  public MemberView member(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    return MemberView.of(find(OpenedCommunity.of(request), member));
  }

  @GET
  @Path("/{member}/entries")
  public Part<EntryView> entries(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("item") @Nullable String item,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    Community community = OpenedCommunity.of(request);
    long id = find(community, member).memberId();
    long before = Paging.after(after, Long.MAX_VALUE);
    return Part.of(
        standings.statement(community, id, unit, item, before, Paging.limit(limit)), EntryView::of);
  }

  private MemberStanding find(Community community, String member) {
    return find(standings, community, member);
  }

  /** The member of an opaque id. */
  static MemberStanding find(StandingStore standings, Community community, String member) {
    long number;
    try {
      number = OpaqueId.MEMBER.number(member);
    } catch (IllegalArgumentException e) {
      throw none();
    }
    return standings.member(community, number).orElseThrow(MemberResource::none);
  }

  private static ProblemException none() {
    return new ProblemException(ErrorCode.NOT_FOUND, "This community has no such member.");
  }
}
