// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Progress;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.access.WithAnyToken;

/** What comes next for a member. */
@Path("/api/v1/communities/{community}/members/{member}/progress")
@Produces(MediaType.APPLICATION_JSON)
@WithAnyToken
public final class ProgressResource {
  private final StandingStore standings;
  private final Progress progress;

  public ProgressResource(StandingStore standings, Progress progress) {
    this.standings = standings;
    this.progress = progress;
  }

  @GET
  public ProgressView progress(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    Community community = OpenedCommunity.of(request);
    long id = MemberResource.find(standings, community, member).memberId();
    return ProgressView.of(progress.of(community, id));
  }
}
