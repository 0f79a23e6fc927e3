// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.board;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.BoardTables;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Period;
import org.laurels.core.board.Periods;
import org.laurels.core.community.Community;

/**
 * Boards as they were published. Which edition is the newest is remembered for a second, and then
 * looked up beside the answers, so that nobody waits for it on a board that is asked for all the
 * time; what is older than three seconds is never told. The table of an edition never changes, so
 * that all lines of a page are of one moment. Thread-safe.
 */
public final class BoardShelf {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofSeconds(3);
  private static final int REMEMBERED_MAX = 10_000;

  private final BoardStore boards;
  private final BoardTables tables;
  private final Clock clock;
  private final LoadingCache<OfBoard, List<Edition>> editions;

  private record OfBoard(Community community, String board) {}

  public BoardShelf(BoardStore boards, BoardTables tables, Clock clock) {
    this.boards = boards;
    this.tables = tables;
    this.clock = clock;
    this.editions =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .build(this::read);
  }

  /**
   * A board in one period.
   *
   * @param edition empty where it has not been calculated yet
   * @param before the table of the period before; empty where there is none
   */
  public record Taken(
      Period period, Optional<Edition> edition, BoardTable table, Optional<BoardTable> before) {}

  /** The newest editions of all periods of a board, the latest period first. */
  public List<Edition> editions(Community community, Board board) {
    return editions.get(new OfBoard(community, board.id()));
  }

  /** The running period, or between seasons the last one there was; none before the first. */
  public Optional<Taken> current(Community community, Board board, ZoneId zone) {
    return new Periods(board, zone)
        .current(Instant.now(clock))
        .or(() -> editions(community, board).stream().map(Edition::period).findFirst())
        .map(period -> take(community, board, zone, period));
  }

  /** The period of that id; none where it is not kept. */
  public Optional<Taken> named(Community community, Board board, ZoneId zone, String id) {
    return editions(community, board).stream()
        .map(Edition::period)
        .filter(period -> period.id().equals(id))
        .findFirst()
        .map(period -> take(community, board, zone, period));
  }

  private List<Edition> read(OfBoard key) {
    return boards.editions(key.community(), key.board());
  }

  /** Looks anew at what was published, after something was; returns when it is told. */
  void renew(Community community) {
    for (OfBoard key : editions.asMap().keySet()) {
      if (key.community().equals(community)) {
        editions.put(key, read(key));
      }
    }
  }

  private Taken take(Community community, Board board, ZoneId zone, Period period) {
    Optional<Edition> edition = edition(community, board, period);
    return new Taken(
        period,
        edition,
        edition.map(tables::of).orElse(BoardTable.EMPTY),
        new Periods(board, zone)
            .before(period)
            .flatMap(earlier -> edition(community, board, earlier))
            .map(tables::of));
  }

  private Optional<Edition> edition(Community community, Board board, Period period) {
    return editions(community, board).stream()
        .filter(edition -> edition.period().id().equals(period.id()))
        .findFirst();
  }
}
