// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventKey;
import org.laurels.core.standing.MemberStanding;

/** Answers why a member got points, and why not. */
@Path("/c/{community}/members/{member}/why")
@Produces(PageView.MEDIA_TYPE)
public final class WhyResource {
  private final Visits visits;
  private final Members members;
  private final WhyReader reasons;

  WhyResource(Visits visits, Members members, WhyReader reasons) {
    this.visits = visits;
    this.members = members;
    this.reasons = reasons;
  }

  /**
   * By source and event, as a statement links to it, or by what the reader has typed.
   *
   * @param about an item's or an event's id
   */
  @GET
  public PageView why(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @QueryParam("source") @Nullable String source,
      @QueryParam("event") @Nullable String event,
      @QueryParam("about") @DefaultValue("") String about) {
    Visit visit = visits.of(request, community);
    MemberStanding member = members.find(visit, memberId);
    WhyPage page =
        source == null || event == null
            ? reasons.about(visit, member, about.strip())
            : reasons.ofEvent(visit, member, key(source, event));
    String title = visit.words().of("why.title", page.member().name());
    return PageView.of(visit, "why", "members", title, page);
  }

  private static EventKey key(String source, String event) {
    try {
      return new EventKey(source, event);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }
}
