// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.BoardRow;
import org.laurels.core.member.Profile;
import org.laurels.core.programme.Programme;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.board.BoardLooks;
import org.laurels.server.board.MemberNames;

/** Reads where a member stands, from where pages and API read it. Thread-safe. */
final class StandingReader {
  private static final int TOP_MAX = 3;

  private final StandingStore standings;
  private final ProfileStore profiles;
  private final MemberNames names;
  private final BoardLooks boards;
  private final boolean openPages;

  StandingReader(
      StandingStore standings,
      ProfileStore profiles,
      MemberNames names,
      BoardLooks boards,
      boolean openPages) {
    this.standings = standings;
    this.profiles = profiles;
    this.names = names;
    this.boards = boards;
    this.openPages = openPages;
  }

  /**
   * A member that a host knows by this id; none too where she wants no page or no place on boards:
   * what others show of her is both. What she has chosen is read each time, and holds at once.
   */
  Optional<EmbeddedStanding> read(Embedded embedded, String host, String id) {
    return find(embedded, host, id).map(member -> standing(embedded, member));
  }

  /** The same as an image. */
  Optional<StandingImage> image(Embedded embedded, String host, String id) {
    return find(embedded, host, id).map(member -> image(embedded, member));
  }

  private Optional<MemberStanding> find(Embedded embedded, String host, String id) {
    return standings.find(embedded.community(), host, id).stream()
        .findFirst()
        .filter(member -> isShown(embedded, member));
  }

  private boolean isShown(Embedded embedded, MemberStanding member) {
    Profile profile =
        profiles
            .of(embedded.community(), List.of(member.memberId()))
            .getOrDefault(member.memberId(), Profile.UNKNOWN);
    return !profile.optedOut() && !profile.hidden() && !profile.erased();
  }

  private EmbeddedStanding standing(Embedded embedded, MemberStanding member) {
    return new EmbeddedStanding(
        name(embedded, member),
        embedded.rankName(member.rank()),
        balances(embedded, member),
        tierCounts(embedded, standings.badgeCounts(embedded.community(), member.memberId())),
        place(embedded, member.memberId()),
        openPages
            ? "/c/"
                + embedded.community().name()
                + "/members/"
                + OpaqueId.MEMBER.of(member.memberId())
            : null);
  }

  private StandingImage image(Embedded embedded, MemberStanding member) {
    List<StandingImage.Medal> medals =
        standings.badgeCounts(embedded.community(), member.memberId()).stream()
            .map(StandingStore.BadgeCount::badge)
            .map(id -> new StandingImage.Medal(embedded.badgeName(id), embedded.tier(id)))
            .sorted(Comparator.comparing(StandingImage.Medal::tier, Tiers.RAREST_FIRST))
            .limit(TOP_MAX)
            .toList();
    return new StandingImage(
        name(embedded, member),
        Optional.ofNullable(embedded.rankName(member.rank())).orElse(""),
        balances(embedded, member).stream().findFirst().orElse(null),
        medals,
        embedded.name(),
        embedded.colour());
  }

  private String name(Embedded embedded, MemberStanding member) {
    MemberNames.Named named =
        names.of(embedded.community(), List.of(member.memberId())).get(member.memberId());
    return named == null ? "" : named.name();
  }

  /** Reputation first, then what else is standing by name. */
  private static List<EmbeddedStanding.Balance> balances(Embedded embedded, MemberStanding member) {
    return new TreeMap<>(member.balances())
        .entrySet().stream()
            .filter(balance -> embedded.isStanding(balance.getKey()))
            .map(balance -> new EmbeddedStanding.Balance(balance.getKey(), balance.getValue()))
            .sorted(Comparator.comparing(balance -> !balance.unit().equals("reputation")))
            .toList();
  }

  private static List<EmbeddedStanding.TierCount> tierCounts(
      Embedded embedded, List<StandingStore.BadgeCount> held) {
    Map<String, Long> counts =
        held.stream()
            .collect(
                Collectors.groupingBy(
                    badge -> embedded.tier(badge.badge()),
                    () -> new TreeMap<>(Tiers.RAREST_FIRST),
                    Collectors.summingLong(StandingStore.BadgeCount::times)));
    return counts.entrySet().stream()
        .map(count -> new EmbeddedStanding.TierCount(count.getKey(), count.getValue()))
        .toList();
  }

  private EmbeddedStanding.@Nullable Place place(Embedded embedded, long memberId) {
    Programme programme = embedded.programme();
    if (programme.boards().isEmpty()) {
      return null;
    }
    return boards
        .find(embedded.community(), programme.boards().get(0).id(), null)
        .flatMap(look -> look.taken().table().of(memberId).map(row -> place(look, row)))
        .orElse(null);
  }

  private static EmbeddedStanding.Place place(BoardLooks.Look look, BoardRow row) {
    return new EmbeddedStanding.Place(
        look.board().id(), look.board().name(), look.period(), row.position(), look.members());
  }
}
