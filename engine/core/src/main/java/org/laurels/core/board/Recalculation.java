// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.BoardUnit.BoardState;
import org.laurels.core.board.BoardUnit.Feed;
import org.laurels.core.community.Community;
import org.laurels.core.member.Profile;

/**
 * Brings the boards of a community up to date. To run it twice, or in two processes at once,
 * changes nothing but the time it takes: each board notes in its own transaction how far it has
 * come.
 */
public final class Recalculation {
  private final BoardStore store;
  private final BoardTables tables;

  public Recalculation(BoardStore store, BoardTables tables) {
    this.store = store;
    this.tables = tables;
  }

  /**
   * What was done.
   *
   * @param editions how many tables were published
   * @param members how many members' totals were looked at
   */
  public record Outcome(int editions, long members) {}

  /** A table that was published in a transaction that may still fail. */
  private record Made(Edition edition, BoardTable table) {}

  /** Brings up to date what is older than each board allows. */
  public Outcome due(Community community, Collection<Board> boards, ZoneId zone, Instant now) {
    return run(community, boards, zone, now, false);
  }

  /** Brings every board up to date, however young it is: after somebody has opted out, say. */
  public Outcome now(Community community, Collection<Board> boards, ZoneId zone, Instant now) {
    return run(community, boards, zone, now, true);
  }

  private Outcome run(
      Community community, Collection<Board> boards, ZoneId zone, Instant now, boolean all) {
    store.write(community, unit -> unit.gather(zone));
    int editions = 0;
    long members = 0;
    long gathered = Long.MAX_VALUE;
    for (Board board : boards) {
      BoardRun run = store.write(community, unit -> one(unit, board, zone, now, all));
      run.made.forEach(made -> tables.published(made.edition(), made.table()));
      editions += run.made.size();
      members += run.members;
      gathered = Math.min(gathered, run.mark);
    }
    long done = gathered;
    if (!boards.isEmpty()) {
      store.write(
          community,
          unit -> {
            unit.forget(done);
            return done;
          });
    }
    return new Outcome(editions, members);
  }

  /** Calculates a board from the daily sums as if there were no table yet. */
  public Outcome anew(Community community, Board board, ZoneId zone, Instant now) {
    store.write(community, unit -> unit.gather(zone));
    BoardRun run =
        store.write(
            community,
            unit -> {
              BoardRun fresh = new BoardRun(unit, board, zone, now);
              fresh.mark = unit.feedAfter(Long.MAX_VALUE).mark();
              fresh.wholeAll();
              unit.save(board.id(), new BoardState(board.definition(), fresh.mark, now));
              return fresh;
            });
    run.made.forEach(made -> tables.published(made.edition(), made.table()));
    return new Outcome(run.made.size(), run.members);
  }

  /**
   * Brings a board up to date and compares its tables with the daily sums; tells in words where
   * they differ. All in one transaction: another process may gather more sums at any time.
   */
  public List<String> unsound(Community community, Board board, ZoneId zone, Instant now) {
    List<String> found = new ArrayList<>();
    BoardRun run =
        store.write(
            community,
            unit -> {
              BoardRun fresh = one(unit, board, zone, now, true);
              found.clear();
              found.addAll(fresh.unsound());
              return fresh;
            });
    run.made.forEach(made -> tables.published(made.edition(), made.table()));
    return found;
  }

  private BoardRun one(BoardUnit unit, Board board, ZoneId zone, Instant now, boolean always) {
    BoardRun run = new BoardRun(unit, board, zone, now);
    BoardState state = unit.state(board.id()).orElse(null);
    boolean known = state != null && state.definition().equals(board.definition());
    if (state != null && known && !always && state.asOf().plus(slack(board.every())).isAfter(now)) {
      run.mark = state.mark();
      return run;
    }
    Feed feed = unit.feedAfter(state != null && known ? state.mark() : Long.MAX_VALUE);
    run.mark = feed.mark();
    if (known) {
      run.further(feed);
    } else {
      run.wholeAll();
    }
    unit.save(board.id(), new BoardState(board.definition(), run.mark, now));
    return run;
  }

  /** A job that comes a moment early shall not have to wait for the next time. */
  private static Duration slack(Duration every) {
    return every.minus(every.dividedBy(10));
  }

  /** One board in one transaction. */
  private final class BoardRun {
    private final BoardUnit unit;
    private final Board board;
    private final Periods periods;
    private final ZoneId zone;
    private final Instant now;
    private final List<Made> made = new ArrayList<>();
    private long mark;
    private long members;

    BoardRun(BoardUnit unit, Board board, ZoneId zone, Instant now) {
      this.unit = unit;
      this.board = board;
      this.periods = new Periods(board, zone);
      this.zone = zone;
      this.now = now;
    }

    /** Makes all tables from the daily sums. */
    void wholeAll() {
      Map<String, Edition> before = byPeriod();
      Map<String, Period> wanted = new HashMap<>();
      if (board.window() != BoardWindow.EVER) {
        for (long day : unit.daysFrom(board.series(), oldest())) {
          periods.of(day).ifPresent(period -> wanted.put(period.id(), period));
        }
      }
      periods.current(now).ifPresent(period -> wanted.put(period.id(), period));
      before.forEach(
          (id, edition) -> {
            if (!edition.frozen() && !wanted.containsKey(id)) {
              unit.remove(edition);
            }
          });
      for (Period period : wanted.values()) {
        Edition old = before.get(period.id());
        if (old == null || !old.frozen()) {
          whole(period);
        }
      }
    }

    /** Compares each table that still follows with one made from the daily sums. */
    List<String> unsound() {
      List<String> found = new ArrayList<>();
      for (Edition edition : unit.editions(board.id())) {
        if (!edition.frozen() && !stored(edition).isSameAs(table(edition.period()))) {
          found.add(
              "board " + board.id() + " of " + edition.period().id() + " is not what the sums say");
        }
      }
      return found;
    }

    /** What this very transaction has published, nobody else can read yet. */
    private BoardTable stored(Edition edition) {
      return made.stream()
          .filter(one -> one.edition().id() == edition.id())
          .findFirst()
          .map(Made::table)
          .orElseGet(() -> tables.of(edition));
    }

    private Map<String, Edition> byPeriod() {
      Map<String, Edition> editions = new HashMap<>();
      unit.editions(board.id()).forEach(edition -> editions.put(edition.period().id(), edition));
      return editions;
    }

    /** The first day of which periods are still kept. */
    private long oldest() {
      long today = Periods.day(now, zone);
      return switch (board.window()) {
        case DAY -> today - 31;
        case WEEK -> today - 7 * 26;
        case MONTH -> today - 31 * 24;
        case QUARTER -> today - 92 * 12;
        case YEAR -> today - 366 * 20;
        case SEASON, EVER -> Period.BEGINNING;
      };
    }

    private void whole(Period period) {
      boolean frozen = isOver(period);
      BoardTable table = table(period);
      made.add(new Made(unit.publish(board.id(), period, table, now, frozen), table));
    }

    private boolean isOver(Period period) {
      return periods
          .season(period)
          .map(season -> !now.isBefore(period.end(zone).plus(season.settle())))
          .orElse(false);
    }

    private BoardTable table(Period period) {
      boolean forAll = board.scope().isForAll();
      Map<Long, Profile> profiles = unit.profiles(forAll);
      Map<Long, Long> moved = unit.moved();
      Map<Long, MemberTotal> merged = new HashMap<>();
      Set<Long> withOthers = new TreeSet<>(moved.values());
      BoardTable.Builder builder = new BoardTable.Builder(1_024);
      unit.eachTotal(
          board.series(),
          period,
          (identity, amount, reached) -> {
            members++;
            long member = moved.getOrDefault(identity, identity);
            if (member != identity || withOthers.contains(member)) {
              merged.merge(member, new MemberTotal(member, amount, reached), MemberTotal::plus);
            } else if (admits(profiles, member)) {
              builder.add(member, amount, reached);
            }
          });
      for (MemberTotal total : merged.values()) {
        if (admits(profiles, total.memberId())) {
          builder.add(total.memberId(), total.amount(), total.reachedDay());
        }
      }
      return builder.build();
    }

    private boolean admits(Map<Long, Profile> profiles, long member) {
      return board.scope().admits(profiles.getOrDefault(member, Profile.UNKNOWN));
    }

    /** Carries what was passed on into the tables that it concerns. */
    void further(Feed feed) {
      Map<String, Edition> before = byPeriod();
      Map<Period, Map<Long, List<GatheredChange>>> byPeriod = new HashMap<>();
      for (GatheredChange gathered : feed.changes()) {
        DayChange change = gathered.change();
        if (change.series().equals(board.series())) {
          periods
              .of(change.day())
              .ifPresent(
                  period ->
                      byPeriod
                          .computeIfAbsent(period, p -> new HashMap<>())
                          .computeIfAbsent(change.identityId(), i -> new ArrayList<>(1))
                          .add(gathered));
        }
      }
      if (!feed.touched().isEmpty()) {
        before.values().forEach(e -> byPeriod.computeIfAbsent(e.period(), p -> new HashMap<>()));
      }
      periods
          .current(now)
          .filter(period -> !before.containsKey(period.id()))
          .ifPresent(period -> byPeriod.computeIfAbsent(period, p -> new HashMap<>()));
      for (Edition edition : before.values()) {
        if (!edition.frozen() && isOver(edition.period())) {
          byPeriod.remove(edition.period());
          whole(edition.period());
        }
      }
      byPeriod.forEach(
          (period, changes) -> further(period, before.get(period.id()), changes, feed));
    }

    private void further(
        Period period,
        @Nullable Edition before,
        Map<Long, List<GatheredChange>> changes,
        Feed feed) {
      if (before == null) {
        boolean tooOld = !period.isOpenEnded() && period.untilDay() <= oldest();
        if (!tooOld) {
          whole(period);
        }
        return;
      }
      if (before.frozen()) {
        return;
      }
      BoardTable table = tables.of(before);
      Collection<MemberTotal> totals =
          new ChangedTotals(unit, board, period, table).of(changes, feed.touched());
      members += totals.size();
      if (totals.isEmpty()) {
        return;
      }
      BoardTable changed = table.with(totals);
      made.add(new Made(unit.publish(before, totals, changed, now), changed));
    }
  }
}
