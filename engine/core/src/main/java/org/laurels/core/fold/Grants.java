// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.badge.BadgeKey;
import org.laurels.core.event.BadgeByHand;
import org.laurels.core.event.EventKey;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Toggle;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/**
 * The badges that a member is granted, by rule and by hand. What a person took away no rule grants
 * again; a person may.
 */
final class Grants {
  private final Programmes programmes;
  private final MemberIdentities member;
  private final Map<String, Long> used;
  private final Set<BadgeKey> usedForItems;
  private final Set<BadgeKey> withheld;
  private final Streaks streaks;
  private final Map<BadgeKey, BadgeGrant> granted = new LinkedHashMap<>();

  /** For badges of each event, the names of those events, which is how people point at them. */
  private final Map<EventKey, Long> eventIds = new HashMap<>();

  Grants(
      Programmes programmes, MemberIdentities member, Honours before, Set<BadgeKey> heldForItems) {
    this.programmes = programmes;
    this.member = member;
    this.used = new HashMap<>(before.badges());
    this.usedForItems = new HashSet<>(heldForItems);
    this.usedForItems.addAll(before.withheld());
    this.withheld = new HashSet<>(before.withheld());
    this.streaks = new Streaks(programmes, before.streaks());
  }

  /** Lets the badges of an event type look at an event. */
  void look(FoldEvent event, ProgrammeVersion version, Facts facts) {
    Instant happened = event.resolved().event().time();
    for (Badge badge : version.programme().badgesOn(event.resolved().event().type())) {
      long identity = member.firstIn(badge.giveTo(event.resolved().event().type()), event);
      if (identity != 0
          && badge.isOpenAt(happened)
          && !programmes.isRetired(badge, version, happened)) {
        look(badge, identity, event, version, facts);
      }
    }
  }

  private void look(
      Badge badge, long identity, FoldEvent event, ProgrammeVersion version, Facts facts) {
    BadgeKey key = keyAt(badge, event);
    boolean free = isFree(badge, key);
    int streak = badge.terms().streakWeeks();
    // A streak goes on being counted for who has its badge.
    if ((!free && streak == 0) || !Evaluation.holds(badge.condition(), facts)) {
      return;
    }
    if ((streak == 0 || streaks.qualified(badge.id(), event) >= streak) && free) {
      grant(badge, key, identity, event, version);
    }
  }

  private void grant(
      Badge badge, BadgeKey key, long identity, FoldEvent event, ProgrammeVersion version) {
    use(badge, key);
    Instant happened = event.resolved().event().time();
    if (badge.each() == Badge.Each.EVENT) {
      eventIds.put(event.resolved().event().key(), event.id());
    }
    granted.put(key, new BadgeGrant(key, identity, event.id(), version.number(), happened));
  }

  private BadgeKey keyAt(Badge badge, FoldEvent event) {
    Window window = badge.each().window();
    Instant happened = event.resolved().event().time();
    return window != null
        ? new BadgeKey(badge.id(), 0, programmes.startOf(window, happened))
        : switch (badge.each()) {
          case ITEM -> new BadgeKey(badge.id(), event.resolved().itemId());
          case EVENT -> new BadgeKey(badge.id(), 0, event.id());
          default -> new BadgeKey(badge.id(), 0);
        };
  }

  private boolean isFree(Badge badge, BadgeKey key) {
    @Nullable Long last = used.get(badge.id());
    return switch (badge.each()) {
      case MEMBER -> last == null;
      case ITEM -> !usedForItems.contains(key);
      case EVENT -> true;
      case DAY, WEEK, MONTH, YEAR -> last == null || key.occasion() > last;
    };
  }

  private void use(Badge badge, BadgeKey key) {
    switch (badge.each()) {
      case MEMBER, DAY, WEEK, MONTH, YEAR -> used.merge(badge.id(), key.occasion(), Math::max);
      case ITEM -> usedForItems.add(key);
      case EVENT -> {
        // No other event has its number.
      }
    }
  }

  /**
   * Does what a person has decided. One who has thought better of it has never decided: the badges
   * are then as if the event had not been.
   */
  void byHand(FoldEvent event, ProgrammeVersion version) {
    BadgeByHand said = BadgeByHand.of(event.resolved().event());
    Badge badge = version.programme().badge(said.badge());
    long identity = event.resolved().actorId();
    boolean withdrawn =
        event.toggles().stream().anyMatch(toggle -> toggle.kind() == Toggle.Kind.WITHDRAWN);
    if (badge == null || withdrawn || !member.has(identity)) {
      return;
    }
    if (!said.granted()) {
      revoke(badge, said, event);
      return;
    }
    BadgeKey key = keyAt(badge, event);
    if (!granted.containsKey(key)) {
      withheld.remove(key);
      grant(badge, key, identity, event, version);
    }
  }

  private void revoke(Badge badge, BadgeByHand said, FoldEvent event) {
    switch (badge.each()) {
      case MEMBER -> {
        BadgeKey key = keyAt(badge, event);
        granted.remove(key);
        use(badge, key);
      }
      case ITEM -> {
        BadgeKey key = keyAt(badge, event);
        granted.remove(key);
        use(badge, key);
        withheld.add(key);
      }
      case EVENT ->
          granted
              .keySet()
              .removeIf(
                  key ->
                      key.badge().equals(badge.id())
                          && said.evidence() != null
                          && Long.valueOf(key.occasion()).equals(eventIds.get(said.evidence())));
      case DAY, WEEK, MONTH, YEAR -> {
        if (said.day() != null) {
          granted.remove(new BadgeKey(badge.id(), 0, said.day().toEpochDay()));
        }
      }
    }
  }

  /** From now on an event counts for streaks again, or ceases to. */
  void set(FoldEvent event, boolean live) {
    streaks.set(event, live);
  }

  List<BadgeGrant> granted() {
    return List.copyOf(granted.values());
  }

  Honours honours(Map<String, Instant> ranks) {
    return new Honours(used, withheld, streaks.all(), ranks, null);
  }
}
