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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.access.WithAnyToken;

/** The badges that a programme has. */
@Path("/api/v1/communities/{community}/badges")
@Produces(MediaType.APPLICATION_JSON)
@WithAnyToken
public final class BadgeResource {
  private final StandingStore standings;
  private final CurrentProgrammes programmes;
  private final Clock clock;

  public BadgeResource(StandingStore standings, CurrentProgrammes programmes, Clock clock) {
    this.standings = standings;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** All badges; for a member, without the secret ones that they do not hold. */
  @GET
  public Part<BadgeDefinitionView> badges(
      @Context ContainerRequestContext request, @QueryParam("member") @Nullable String member) {
    Community community = OpenedCommunity.of(request);
    Set<String> held = new HashSet<>();
    if (member != null) {
      long id = MemberResource.find(standings, community, member).memberId();
      standings.badges(community, id).forEach(badge -> held.add(badge.badge()));
    }
    Map<String, Long> holders = standings.holderCounts(community);
    Programmes current = programmes.of(community);
    Instant now = Instant.now(clock);
    List<BadgeDefinitionView> views = new ArrayList<>();
    for (Badge badge : current.latest().programme().badges()) {
      if (member == null || !badge.terms().secret() || held.contains(badge.id())) {
        boolean retired = current.isRetired(badge, current.latest(), now);
        views.add(BadgeDefinitionView.of(badge, holders.getOrDefault(badge.id(), 0L), retired));
      }
    }
    return Part.whole(views, Function.identity());
  }
}
