// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.server.access.OpenedCommunity;

/** Members in the order of an amount. */
@Path("/api/v1/communities/{community}/standings")
@Produces(MediaType.APPLICATION_JSON)
public final class StandingResource {
  private final TopMembers top;

  public StandingResource(TopMembers top) {
    this.top = top;
  }

  @GET
  public Part<StandingView> standings(
      @Context ContainerRequestContext request,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("limit") @Nullable String limit) {
    Community community = OpenedCommunity.of(request);
    if (unit == null || unit.isEmpty()) {
      throw Paging.wrong("unit", "is missing, it says by which amount to order");
    }
    return Part.whole(
        StandingView.of(top.of(community, unit, Paging.limit(limit)), unit), Function.identity());
  }
}
