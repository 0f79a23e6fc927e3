// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.Limit;
import org.laurels.core.time.Window;

/**
 * Walks a member's awards in order and decides what limits and floors leave of each. Walked again
 * from the beginning, it composes with whatever has been taken out meanwhile.
 */
final class AmountPath {
  private static final String GAINED = "gained:";
  private static final Window[] FIGURE_WINDOWS = {Window.DAY, Window.WEEK, Window.MONTH};

  private final Programmes programmes;
  final Map<String, Long> balances;
  final Map<WindowKey, Long> windows;

  AmountPath(Programmes programmes, Map<String, Long> balances, Map<WindowKey, Long> windows) {
    this.programmes = programmes;
    this.balances = new HashMap<>(balances);
    this.windows = new HashMap<>(windows);
  }

  /** Gives what the limits leave of each active award of an event, then lifts to the floor. */
  void walk(AwardedEvent event) {
    event.floors.clear();
    Instant happened = event.event.resolved().event().time();
    Map<String, Long> before = new HashMap<>(2);
    for (Award award : event.awards) {
      if (!award.active) {
        continue;
      }
      award.heldBy = "";
      List<Award.LimitUse> taken = timesTaken(event, award);
      award.given = award.asked > 0 ? afterLimits(award, taken) : award.asked;
      use(award, taken);
      before.putIfAbsent(award.unit, balances.getOrDefault(award.unit, 0L));
      balances.merge(award.unit, award.given, Long::sum);
      if (award.given > 0) {
        gain(award, happened);
      }
    }
    before.forEach((unit, balance) -> lift(event, unit, balance, happened));
  }

  /** The limits under which an award before it, of the same rule and event, has taken the time. */
  private static List<Award.LimitUse> timesTaken(AwardedEvent event, Award award) {
    List<Award.LimitUse> taken = List.of();
    for (Award.LimitUse use : award.uses) {
      if (use.limit().unit() == null && event.hasTakenTime(award, use.key())) {
        taken = taken.isEmpty() ? new ArrayList<>(2) : taken;
        taken.add(use);
      }
    }
    return taken;
  }

  private long afterLimits(Award award, List<Award.LimitUse> taken) {
    long left = award.asked;
    for (Award.LimitUse use : award.uses) {
      Limit limit = use.limit();
      // The time that its rule has taken for this event is there for it too.
      long used = windows.getOrDefault(use.key(), 0L) - (taken.contains(use) ? 1 : 0);
      long room = Math.max(0, limit.atMost() - used);
      long allowed = limit.unit() == null ? (room > 0 ? left : 0) : Math.min(left, room);
      if (allowed < left) {
        left = allowed;
        award.heldBy = limit.id();
      }
    }
    return left;
  }

  private void use(Award award, List<Award.LimitUse> taken) {
    for (Award.LimitUse use : award.uses) {
      boolean takesTime = award.given > 0 && !taken.contains(use);
      long step = use.limit().unit() == null ? (takesTime ? 1 : 0) : award.given;
      if (step != 0) {
        windows.merge(use.key(), step, Long::sum);
      }
    }
  }

  private void gain(Award award, Instant happened) {
    for (Window window : FIGURE_WINDOWS) {
      windows.merge(gainedKey(award.unit, window, happened), award.given, Long::sum);
    }
  }

  private void lift(AwardedEvent event, String unit, long before, Instant happened) {
    @Nullable UnitDefinition definition = programmes.spendableAt(happened).programme().unit(unit);
    if (definition == null || !definition.spendable()) {
      definition = programmes.at(happened).programme().unit(unit);
    }
    if (definition == null || definition.floor() == null) {
      return;
    }
    long below = Math.min(definition.floor(), before) - balances.getOrDefault(unit, 0L);
    if (below > 0) {
      event.floors.put(unit, below);
      balances.merge(unit, below, Long::sum);
    }
  }

  long gained(String unit, Window window, Instant moment) {
    return windows.getOrDefault(gainedKey(unit, window, moment), 0L);
  }

  private WindowKey gainedKey(String unit, Window window, Instant moment) {
    return new WindowKey(GAINED + unit, "", window, programmes.startOf(window, moment));
  }

  /** The windows that an event at or after this moment can still fall into. */
  Map<WindowKey, Long> openWindows(Instant moment) {
    Map<WindowKey, Long> open = new HashMap<>();
    windows.forEach(
        (key, used) -> {
          if (key.startDay() == programmes.startOf(key.window(), moment)) {
            open.put(key, used);
          }
        });
    return open;
  }
}
