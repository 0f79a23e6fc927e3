// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.DayChange;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Period;
import org.laurels.core.board.Periods;
import org.laurels.core.board.Recalculation;
import org.laurels.core.community.Community;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.server.Wiring;
import org.laurels.server.board.CachedTables;

/** Calculates one board again and again, whole and in part, and checks it against plain SQL. */
final class BoardRounds {
  private final Wiring wiring;
  private final Community community;
  private final Board board;
  private final ZoneId zone;
  private final BoardSeed.Members members;
  private final Random random;

  BoardRounds(
      Wiring wiring, Community community, ZoneId zone, BoardSeed.Members members, long seed) {
    this.wiring = wiring;
    this.community = community;
    this.board = wiring.boards().of(community).get(0);
    this.zone = zone;
    this.members = members;
    this.random = new Random(seed);
  }

  /** Nanoseconds that each part took. */
  record Round(long plain, long anew, long gathering, long publishing) {
    /** How many times the plain query a full recalculation takes. */
    double ratio() {
      return (double) anew / plain;
    }

    /** Percent of a full recalculation that carrying the changes takes. */
    double percent() {
      return 100.0 * (gathering + publishing) / anew;
    }
  }

  Round next(int changes) throws SQLException {
    BoardStore store = wiring.database().boardStore();
    CachedTables tables = new CachedTables(store);
    Recalculation recalculation = new Recalculation(store, tables);
    PlainRanking before = ranking();
    long begun = System.nanoTime();
    recalculation.anew(community, board, zone, now());
    long anew = System.nanoTime() - begun;
    before.check(table());

    tell(changes);
    begun = System.nanoTime();
    store.write(community, unit -> unit.gather(zone));
    long gathered = System.nanoTime();
    recalculation.now(community, List.of(board), zone, now());
    long published = System.nanoTime();
    PlainRanking after = ranking();
    after.check(tables.of(edition(store)));
    after.check(table());
    return new Round(before.nanos(), anew, gathered - begun, published - gathered);
  }

  private PlainRanking ranking() throws SQLException {
    return PlainRanking.read(wiring.database(), board.series(), members.count());
  }

  private Instant now() {
    return Instant.now(wiring.clock());
  }

  private Edition edition(BoardStore store) {
    return store.edition(community, board.id(), Period.ALL).orElseThrow();
  }

  /** The table as another process finds it. */
  BoardTable table() {
    BoardStore store = wiring.database().boardStore();
    return store.load(edition(store)).table();
  }

  /** Leaves word of as many members' changes, each once, as batches of the intake do. */
  private void tell(int changes) {
    Set<Integer> changed = new LinkedHashSet<>();
    while (changed.size() < Math.min(changes, members.count())) {
      changed.add(random.nextInt(members.count()));
    }
    long today = Periods.day(now(), zone);
    List<DayChange> all = new ArrayList<>();
    for (int index : changed) {
      long amount = 1L + random.nextInt(50);
      all.add(new DayChange(members.at(index), board.series(), today, amount));
    }
    for (List<DayChange> batch : Batches.of(all, MicroBatcher.BATCH_MAX)) {
      wiring
          .database()
          .intakeStore()
          .write(
              community,
              unit -> {
                unit.tellBoards(zone, batch, Set.of());
                return batch.size();
              });
    }
  }
}
