// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.event.EventTypes;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;

/** The badges of one member in the reference model. */
final class BadgeModel {
  /** A badge held, under names that do not depend on what arrived first. */
  record Held(String badge, Identity identity, String item, String event) {}

  final Map<String, Held> held = new LinkedHashMap<>();

  /** What no rule grants any more: it was granted once, or a person said no. */
  private final Set<String> spent = new HashSet<>();

  private final Map<String, List<Happening>> qualified = new HashMap<>();
  private final Programmes programmes;

  BadgeModel(Programmes programmes) {
    this.programmes = programmes;
  }

  /**
   * A badge whose event type has come.
   *
   * @param holds whether the condition does
   * @param stands whether an earlier event has not been taken back
   */
  void look(Badge badge, Happening now, Identity who, boolean holds, Predicate<Happening> stands) {
    ProgrammeVersion version = programmes.at(now.event.time());
    if (!holds || isOutOfTime(badge, now.event.time()) || isRetired(badge, version, now)) {
      return;
    }
    if (badge.terms().streakWeeks() > 0) {
      List<Happening> all = qualified.computeIfAbsent(badge.id(), id -> new ArrayList<>());
      all.add(now);
      if (weeksInARow(all.stream().filter(stands).toList(), now) < badge.terms().streakWeeks()) {
        return;
      }
    }
    if (spent.add(key(badge, now))) {
      put(badge, now, who);
    }
  }

  private void put(Badge badge, Happening now, Identity who) {
    String item = badge.each() == Badge.Each.ITEM ? shortName(now) : "";
    held.put(key(badge, now), new Held(badge.id(), who, item, now.event.key().toString()));
  }

  private static String shortName(Happening now) {
    return now.itemName.substring(now.itemName.indexOf(':') + 1);
  }

  private static boolean isOutOfTime(Badge badge, Instant time) {
    Instant from = badge.terms().from();
    Instant until = badge.terms().until();
    return (from != null && time.isBefore(from)) || (until != null && !time.isBefore(until));
  }

  /** Retired by this version or, without a break, by one of those before it. */
  private boolean isRetired(Badge badge, ProgrammeVersion by, Happening now) {
    int at = programmes.all().indexOf(by);
    while (at >= 0) {
      ProgrammeVersion version = programmes.all().get(at--);
      Badge then =
          version.programme().badges().stream()
              .filter(one -> one.id().equals(badge.id()))
              .findFirst()
              .orElse(null);
      if (then == null || !then.terms().retired()) {
        return false;
      }
      Instant since = then.terms().retiredFrom();
      if (!now.event.time().isBefore(since == null ? version.from() : since)) {
        return true;
      }
    }
    return false;
  }

  private int weeksInARow(List<Happening> standing, Happening now) {
    Set<LocalDate> mondays = new HashSet<>();
    standing.forEach(h -> mondays.add(monday(h)));
    int weeks = 0;
    while (mondays.contains(monday(now).minusWeeks(weeks))) {
      weeks++;
    }
    return weeks;
  }

  private LocalDate day(Happening h) {
    ZoneId zone = programmes.latest().programme().zone();
    return h.event.time().atZone(zone).toLocalDate();
  }

  private LocalDate monday(Happening h) {
    LocalDate day = day(h);
    return day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }

  private String key(Badge badge, Happening now) {
    return badge.id() + " for " + occasion(badge, now);
  }

  private String occasion(Badge badge, Happening now) {
    return switch (badge.each()) {
      case MEMBER -> "ever";
      case ITEM -> now.itemName;
      case EVENT -> now.event.key().toString();
      case DAY -> day(now).toString();
      case WEEK -> monday(now).toString();
      case MONTH -> day(now).withDayOfMonth(1).toString();
      case YEAR -> day(now).withDayOfYear(1).toString();
    };
  }

  /** A person's word, unless it was taken back at any time. */
  void hear(Happening now) {
    Map<String, String> said = now.event.attributes();
    @Nullable Badge badge =
        programmes.at(now.event.time()).programme().badge(said.getOrDefault("badge", ""));
    Identity who = now.event.actorIdentity();
    if (badge == null || who == null || now.withdrawn) {
      return;
    }
    if (now.is(EventTypes.BADGE_GRANTED)) {
      if (!held.containsKey(key(badge, now))) {
        spent.add(key(badge, now));
        put(badge, now, who);
      }
      return;
    }
    switch (badge.each()) {
      case MEMBER, ITEM -> {
        held.remove(key(badge, now));
        spent.add(key(badge, now));
      }
      case EVENT ->
          held.remove(
              badge.id() + " for " + said.get("evidence-source") + "#" + said.get("evidence"));
      case DAY, WEEK, MONTH, YEAR -> held.remove(badge.id() + " for " + said.get("day"));
    }
  }
}
