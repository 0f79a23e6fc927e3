// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.Limit;
import org.laurels.core.time.Window;

/** What limits and floors leave of a list of awards, walked once from the beginning. */
final class AmountModel {
  final Map<String, Long> balances = new TreeMap<>();
  final List<LiveLine> lines = new ArrayList<>();
  private final Map<List<Object>, Long> used = new HashMap<>();

  /** Who has given in a window of a limit of times: pairs of an event and a rule. */
  private final Map<List<Object>, Set<List<Object>>> times = new HashMap<>();

  private final Map<List<Object>, Long> gained = new HashMap<>();
  private final Programmes programmes;

  AmountModel(Programmes programmes, List<LiveLine> starts, List<AwardModel> awards) {
    this.programmes = programmes;
    lines.addAll(starts);
    starts.forEach(line -> balances.merge(line.unit(), line.change(), Long::sum));
    for (int from = 0; from < awards.size(); ) {
      int to = from;
      while (to < awards.size() && awards.get(to).cause == awards.get(from).cause) {
        to++;
      }
      Map<String, Long> before = Map.copyOf(balances);
      List<AwardModel> active =
          awards.subList(from, to).stream().filter(award -> award.active).toList();
      active.forEach(this::give);
      lift(active, before);
      from = to;
    }
  }

  static LiveLine startLine(Identity to, UnitDefinition unit) {
    return new LiveLine(to, unit.id(), "", "start", Reason.START, unit.start());
  }

  private static LiveLine line(AwardModel award, String cause, Reason reason, long change) {
    return new LiveLine(
        award.to, award.unit, award.cause.event.key().toString(), cause, reason, change);
  }

  private void give(AwardModel award) {
    Instant time = award.cause.event.time();
    long given = award.asked;
    String heldBy = "";
    for (Limit limit : award.rule.limits()) {
      if (concerns(limit, award) && award.asked > 0) {
        long room = limit.atMost() - usedByOthers(limit, award);
        long allowed = room <= 0 ? 0 : (limit.unit() == null ? given : Math.min(given, room));
        heldBy = allowed < given ? limit.id() : heldBy;
        given = allowed;
      }
    }
    for (Limit limit : award.rule.limits()) {
      if (concerns(limit, award) && limit.unit() != null) {
        used.merge(window(limit, award), given, Long::sum);
      } else if (limit.unit() == null && given > 0) {
        times.computeIfAbsent(window(limit, award), w -> new HashSet<>()).add(giver(award));
      }
    }
    balances.merge(award.unit, given, Long::sum);
    for (Window window : List.of(Window.DAY, Window.WEEK, Window.MONTH)) {
      gained.merge(gainedKey(award.unit, window, time), Math.max(0, given), Long::sum);
    }
    lines.add(line(award, award.rule.id(), Reason.AWARD, award.asked));
    if (given != award.asked) {
      String cause = award.rule.id() + "/" + heldBy;
      lines.add(line(award, cause, Reason.LIMIT, given - award.asked));
    }
  }

  /** What is used up for this award; of times, those of any other event or rule. */
  private long usedByOthers(Limit limit, AwardModel award) {
    List<Object> window = window(limit, award);
    return limit.unit() != null
        ? used.getOrDefault(window, 0L)
        : times.getOrDefault(window, Set.of()).stream()
            .filter(other -> !other.equals(giver(award)))
            .count();
  }

  private static List<Object> giver(AwardModel award) {
    return List.of(award.cause, award.rule.id());
  }

  private static boolean concerns(Limit limit, AwardModel award) {
    return limit.unit() == null || limit.unit().equals(award.unit);
  }

  private List<Object> window(Limit limit, AwardModel award) {
    String subject =
        switch (limit.per()) {
          case MEMBER -> "";
          case ITEM -> award.cause.itemName;
          case PAIR -> award.giver;
        };
    long start = programmes.startOf(limit.each(), award.cause.event.time());
    return List.of(limit.id(), subject, limit.each(), start);
  }

  private List<Object> gainedKey(String unit, Window window, Instant time) {
    return List.of(unit, window, programmes.startOf(window, time));
  }

  /** No event takes a member below the floor, nor further below it. */
  private void lift(List<AwardModel> awards, Map<String, Long> before) {
    Map<String, AwardModel> last = new TreeMap<>();
    awards.forEach(award -> last.put(award.unit, award));
    last.forEach(
        (unit, award) -> {
          Long floor = floor(unit, award.cause.event.time());
          if (floor != null) {
            long least = Math.min(floor, before.getOrDefault(unit, 0L));
            long below = least - balances.getOrDefault(unit, 0L);
            if (below > 0) {
              balances.merge(unit, below, Long::sum);
              lines.add(line(award, "floor", Reason.FLOOR, below));
            }
          }
        });
  }

  private @org.jspecify.annotations.Nullable Long floor(String unit, Instant time) {
    UnitDefinition money = programmes.spendableAt(time).programme().unit(unit);
    UnitDefinition plain = programmes.at(time).programme().unit(unit);
    UnitDefinition definition = money != null && money.spendable() ? money : plain;
    return definition == null ? null : definition.floor();
  }

  long gained(String unit, Window window, Instant moment) {
    return gained.getOrDefault(gainedKey(unit, window, moment), 0L);
  }
}
