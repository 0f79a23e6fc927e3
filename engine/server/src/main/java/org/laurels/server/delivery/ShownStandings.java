// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.delivery;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.delivery.Due;
import org.laurels.core.delivery.Target;
import org.laurels.core.member.Profile;
import org.laurels.core.programme.Programme;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.programme.NewestProgrammes;
import org.laurels.spi.HostStanding;

/** Reads what hosts are to show of people now. Thread-safe. */
final class ShownStandings {
  private final StandingStore standings;
  private final ProfileStore profiles;
  private final NewestProgrammes programmes;

  ShownStandings(StandingStore standings, ProfileStore profiles, NewestProgrammes programmes) {
    this.standings = requireNonNull(standings, "standings is null");
    this.profiles = requireNonNull(profiles, "profiles is null");
    this.programmes = requireNonNull(programmes, "programmes is null");
  }

  /**
   * What is to be seen of somebody; nothing of whoever was erased or wants no page, and nothing
   * under an identity that does not name its member, where each member is taken once.
   *
   * @param before what was shown last: under this name the host knows who is erased since
   */
  HostStanding of(Community community, Target target, Due due, Optional<HostStanding> before) {
    Profile profile =
        profiles
            .of(community, List.of(due.memberId()))
            .getOrDefault(due.memberId(), Profile.UNKNOWN);
    if (profile.erased() || profile.hidden() || (target.everyone() && !due.isFirst())) {
      return before
          .map(last -> new HostStanding(last.source(), last.identity(), null, null, List.of()))
          .orElseGet(() -> standing(due, null, null, List.of()));
    }
    Programme programme = programmes.of(community).programme();
    String name = profile.name().isEmpty() ? null : profile.name();
    return standing(due, name, rank(community, programme, due), badges(community, programme, due));
  }

  private static HostStanding standing(
      Due due,
      @Nullable String name,
      HostStanding.@Nullable Rank rank,
      List<HostStanding.Badge> badges) {
    return new HostStanding(due.identity().host(), due.identity().id(), name, rank, badges);
  }

  private HostStanding.@Nullable Rank rank(Community community, Programme programme, Due due) {
    String held =
        standings.member(community, due.memberId()).map(member -> member.rank()).orElse("");
    return programme.ranks().stream()
        .filter(rank -> rank.id().equals(held))
        .map(rank -> new HostStanding.Rank(rank.id(), rank.name()))
        .findFirst()
        .orElse(null);
  }

  private List<HostStanding.Badge> badges(Community community, Programme programme, Due due) {
    Map<String, Badge> defined = new HashMap<>();
    programme.badges().forEach(badge -> defined.put(badge.id(), badge));
    List<HostStanding.Badge> badges = new ArrayList<>();
    for (StandingStore.BadgeCount held : standings.badgeCounts(community, due.memberId())) {
      Badge badge = defined.get(held.badge());
      String about = badge == null ? null : badge.description();
      badges.add(
          new HostStanding.Badge(
              held.badge(),
              badge == null ? held.badge() : badge.name(),
              about == null ? "" : about,
              badge == null ? "" : badge.tier(),
              held.times(),
              held.lastAt()));
    }
    badges.sort(Comparator.comparing(HostStanding.Badge::id));
    return badges;
  }
}
