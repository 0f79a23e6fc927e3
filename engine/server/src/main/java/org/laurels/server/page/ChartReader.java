// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.laurels.core.board.BoardStore;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.standing.MemberStanding;

/** Reads how a member's standing has gone, from the daily sums. */
final class ChartReader {
  private final BoardStore boards;
  private final Clock clock;

  ChartReader(BoardStore boards, Clock clock) {
    this.boards = boards;
    this.clock = clock;
  }

  /** The last year of the unit that is never spent; empty where nothing was gained in it. */
  Optional<Chart> read(Visit visit, MemberStanding member) {
    return visit.open().programme().units().values().stream()
        .filter(unit -> !unit.spendable())
        .map(UnitDefinition::id)
        .min(Comparator.naturalOrder())
        .flatMap(unit -> read(visit, member, unit));
  }

  private Optional<Chart> read(Visit visit, MemberStanding member, String unit) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), visit.open().zone());
    long first = ChartDrawing.begin(today).toEpochDay();
    List<BoardStore.DaySum> days = boards.days(visit.community(), member.memberId(), unit, first);
    if (days.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<LocalDate, Long> changes = new TreeMap<>();
    days.forEach(day -> changes.merge(LocalDate.ofEpochDay(day.day()), day.amount(), Long::sum));
    return Optional.of(
        ChartDrawing.of(
            visit.words(),
            visit.words().unit(unit),
            today,
            member.balances().getOrDefault(unit, 0L),
            changes));
  }
}
