// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.community.Community;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;

/** What a member promises for help. */
@Path("/api/v1/communities/{community}/members/{member}/bounties")
@Produces(MediaType.APPLICATION_JSON)
public final class MemberBountyResource {
  private final StandingStore standings;
  private final Bounties bounties;
  private final MoneyCalls calls;

  public MemberBountyResource(StandingStore standings, Bounties bounties, MoneyCalls calls) {
    this.standings = standings;
    this.bounties = bounties;
    this.calls = calls;
  }

  /** Sets the credits aside for whoever helps. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response offer(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(
        request,
        body,
        (call, fields) -> {
          long id = MemberResource.find(standings, community, member).memberId();
          return bounties.offer(community, BountyFields.offer(fields, id), call, BountyView::text);
        });
  }
}
