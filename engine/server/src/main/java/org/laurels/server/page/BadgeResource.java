// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.server.access.FormToken;
import org.laurels.server.api.OpaqueId;

/** The badge wall, and a page for each badge. */
@Path("/c/{community}/badges")
@Produces(PageView.MEDIA_TYPE)
public final class BadgeResource {
  private final Visits visits;
  private final BadgeReader badges;

  BadgeResource(Visits visits, BadgeReader badges) {
    this.visits = visits;
    this.badges = badges;
  }

  @GET
  public PageView wall(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visits.of(request, community);
    String title = visit.words().of("nav.badges");
    return PageView.of(visit, "badges", "badges", title, badges.wall(visit));
  }

  @GET
  @Path("/{badge}")
  public PageView badge(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("badge") String id,
      @QueryParam("after") @Nullable String after) {
    Visit visit = visits.of(request, community);
    Badge badge = visit.open().badge(id).orElseThrow(NotFoundException::new);
    BadgePage page = badges.badge(visit, badge, before(after), () -> FormToken.of(request).text());
    return PageView.of(visit, "badge", "badges", page.tile().name(), page);
  }

  private static long before(@Nullable String after) {
    if (after == null) {
      return Long.MAX_VALUE;
    }
    try {
      return OpaqueId.CURSOR.number(after);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }
}
