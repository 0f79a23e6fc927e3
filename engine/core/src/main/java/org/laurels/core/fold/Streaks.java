// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.programme.Programmes;
import org.laurels.core.time.Window;

/**
 * How many weeks in a row have had an event that qualifies, by badge. A week counts while one of
 * its events stands.
 */
final class Streaks {
  private static final int WEEK = 7;

  private final Programmes programmes;

  /** How the weeks before the first event of this fold stand. */
  private final Map<String, Honours.Streak> before;

  /** Standing events by the first day of their week. */
  private final Map<String, TreeMap<Long, Integer>> weeks = new HashMap<>();

  private final Map<Long, List<String>> badgesByEvent = new HashMap<>();
  private final Map<Long, Boolean> stands = new HashMap<>();

  Streaks(Programmes programmes, Map<String, Honours.Streak> before) {
    this.programmes = programmes;
    this.before = before;
  }

  /** Takes an event that qualifies; answers how many weeks in a row that makes. */
  int qualified(String badge, FoldEvent event) {
    badgesByEvent.computeIfAbsent(event.id(), id -> new ArrayList<>(1)).add(badge);
    stands.put(event.id(), true);
    long week = week(event);
    weeks.computeIfAbsent(badge, b -> new TreeMap<>()).merge(week, 1, Integer::sum);
    return endingIn(badge, week);
  }

  /** From now on the event counts again, or ceases to. */
  void set(FoldEvent event, boolean live) {
    Boolean now = stands.get(event.id());
    if (now == null || now == live) {
      return;
    }
    stands.put(event.id(), live);
    for (String badge : badgesByEvent.getOrDefault(event.id(), List.of())) {
      weeks
          .computeIfAbsent(badge, b -> new TreeMap<>())
          .merge(week(event), live ? 1 : -1, (one, more) -> one + more == 0 ? null : one + more);
    }
  }

  private long week(FoldEvent event) {
    Instant happened = event.resolved().event().time();
    return programmes.startOf(Window.WEEK, happened);
  }

  private int endingIn(String badge, long week) {
    TreeMap<Long, Integer> standing = weeks.getOrDefault(badge, new TreeMap<>());
    int length = 0;
    long at = week;
    while (standing.containsKey(at)) {
      length++;
      at -= WEEK;
    }
    Honours.Streak former = before.get(badge);
    if (former == null) {
      return length;
    }
    // The week in which this fold went on may have had events before it.
    long missing = former.lastWeek() - at;
    return missing == 0 || missing == WEEK
        ? length + former.weeks() - (missing == 0 ? 0 : 1)
        : length;
  }

  Map<String, Honours.Streak> all() {
    Map<String, Honours.Streak> all = new HashMap<>(before);
    weeks.forEach(
        (badge, standing) -> {
          if (!standing.isEmpty()) {
            long last = standing.lastKey();
            all.put(badge, new Honours.Streak(last, endingIn(badge, last)));
          }
        });
    return all;
  }
}
