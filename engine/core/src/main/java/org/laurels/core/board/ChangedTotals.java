// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.member.Profile;

/**
 * New totals of those members whose sums have changed.
 *
 * <p>For whom the change itself says enough (a place on the table, something left of the day) it is
 * added to the old total, which costs no read; all others are summed up again from their days.
 */
final class ChangedTotals {
  private final BoardUnit unit;
  private final Board board;
  private final Period period;
  private final BoardTable table;
  private final Map<Long, MemberTotal> totals = new HashMap<>();
  private final Set<Long> again = new HashSet<>();

  ChangedTotals(BoardUnit unit, Board board, Period period, BoardTable table) {
    this.unit = unit;
    this.board = board;
    this.period = period;
    this.table = table;
  }

  Collection<MemberTotal> of(Map<Long, List<GatheredChange>> changes, Set<Long> touched) {
    // Few members are merged, so that asking for those is less than asking for all that changed.
    Map<Long, Long> members = changes.isEmpty() ? Map.of() : unit.moved();
    changes.forEach(
        (identity, gathered) -> {
          long member = members.getOrDefault(identity, identity);
          gathered.forEach(change -> add(member, change));
        });
    again.addAll(touched);
    totals.keySet().removeAll(again);
    if (!again.isEmpty()) {
      sumAgain();
    }
    totals.values().removeIf(this::isAsBefore);
    return totals.values();
  }

  private void add(long member, GatheredChange gathered) {
    if (again.contains(member)) {
      return;
    }
    MemberTotal before = totals.get(member);
    if (before == null) {
      before = table.totalOf(member).orElse(null);
      if (before == null) {
        again.add(member);
        return;
      }
    }
    int day = (int) gathered.change().day();
    if (gathered.isZero() && day == before.reachedDay()) {
      again.add(member);
      return;
    }
    totals.put(
        member,
        new MemberTotal(
            member,
            Math.addExact(before.amount(), gathered.change().amount()),
            gathered.isZero() ? before.reachedDay() : Math.max(before.reachedDay(), day)));
  }

  private void sumAgain() {
    Map<Long, Long> identities = unit.identitiesOf(again);
    Map<Long, Profile> profiles = unit.profiles(again);
    Map<Long, MemberTotal> summed = new HashMap<>();
    unit.totals(board.series(), period, identities.keySet())
        .forEach(
            (identity, total) -> {
              long member = identities.getOrDefault(identity, identity);
              summed.merge(
                  member,
                  new MemberTotal(member, total.amount(), total.reachedDay()),
                  MemberTotal::plus);
            });
    for (long member : again) {
      MemberTotal total = summed.get(member);
      boolean stands =
          total != null
              && identities.containsValue(member)
              && board.scope().admits(profiles.getOrDefault(member, Profile.UNKNOWN));
      totals.put(member, stands ? total : new MemberTotal(member, 0, 0));
    }
  }

  private boolean isAsBefore(MemberTotal total) {
    return table.totalOf(total.memberId()).map(total::equals).orElse(total.amount() <= 0);
  }
}
