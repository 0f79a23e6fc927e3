// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.board;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Recalculation;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programme;

/**
 * Brings the boards of communities up to date, by what their newest programmes say. Thread-safe.
 */
public final class Boards {
  private final BoardStore store;
  private final Recalculation recalculation;
  private final BoardShelf shelf;
  private final Function<Community, Programme> programmes;
  private final SeasonEnd seasonEnd;
  private final Clock clock;

  /**
   * @param programmes the newest programme of a community
   */
  public Boards(
      BoardStore store,
      CachedTables tables,
      BoardShelf shelf,
      Function<Community, Programme> programmes,
      SeasonEnd seasonEnd,
      Clock clock) {
    this.store = store;
    this.recalculation = new Recalculation(store, tables);
    this.shelf = shelf;
    this.programmes = programmes;
    this.seasonEnd = seasonEnd;
    this.clock = clock;
  }

  /** The boards of a community. */
  public List<Board> of(Community community) {
    return programmes.apply(community).boards();
  }

  /** Brings up to date what is older than its board allows. */
  public Recalculation.Outcome due(Community community) {
    return run(community, false);
  }

  /** Brings all up to date now: after somebody has opted out, or for an export. */
  public Recalculation.Outcome now(Community community) {
    return run(community, true);
  }

  /** Makes daily sums and tables anew from the ledger; frozen seasons stay as they are. */
  public Recalculation.Outcome anew(Community community) {
    ZoneId zone = programmes.apply(community).zone();
    store.write(community, unit -> unit.rederive(zone));
    return now(community);
  }

  private Recalculation.Outcome run(Community community, boolean all) {
    Programme programme = programmes.apply(community);
    Instant now = Instant.now(clock);
    ZoneId zone = programme.zone();
    Recalculation.Outcome outcome =
        all
            ? recalculation.now(community, programme.boards(), zone, now)
            : recalculation.due(community, programme.boards(), zone, now);
    shelf.renew(community);
    for (Board board : programme.boards()) {
      if (!board.seasons().isEmpty()) {
        seasonEnd.tell(community, board, zone);
      }
    }
    return outcome;
  }

  /**
   * Where daily sums or published tables do not say what the ledger says, in words. Tables of the
   * past whose season is frozen are left out: they are not meant to follow any more.
   */
  public List<String> unsound(Community community) {
    Programme programme = programmes.apply(community);
    ZoneId zone = programme.zone();
    List<String> found = new ArrayList<>(store.unsound(community, zone));
    Instant now = Instant.now(clock);
    for (Board board : programme.boards()) {
      found.addAll(recalculation.unsound(community, board, zone, now));
    }
    return found;
  }

  /** The newest editions of all periods of a board, the latest first. */
  public List<Edition> editions(Community community, Board board) {
    return shelf.editions(community, board);
  }
}
