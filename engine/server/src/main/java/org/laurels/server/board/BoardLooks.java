// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.board;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Season;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programme;

/** Lines of boards with names, for API, widgets and exports. Thread-safe. */
public final class BoardLooks {
  private final BoardShelf shelf;
  private final MemberNames names;
  private final Function<Community, Programme> programmes;

  /**
   * @param programmes the newest programme of a community; asked at each call, so it should
   *     remember
   */
  public BoardLooks(
      BoardShelf shelf, MemberNames names, Function<Community, Programme> programmes) {
    this.shelf = shelf;
    this.names = names;
    this.programmes = programmes;
  }

  /** A board's table of one period, of which several lines may be taken. */
  public record Look(Community community, Board board, BoardShelf.Taken taken) {
    /** Id of the unit, or the type of the events that are counted. */
    public String counts() {
      String unit = board.unit();
      return unit != null ? unit : String.valueOf(board.count());
    }

    public String window() {
      return board.window().name().toLowerCase(Locale.ROOT);
    }

    public String period() {
      return taken.period().id();
    }

    /** What the season is called; null where the period is none. */
    public @Nullable String season() {
      return board.seasons().stream()
          .filter(season -> season.id().equals(period()))
          .map(Season::name)
          .findFirst()
          .orElse(null);
    }

    /** Null before the board was first calculated. */
    public @Nullable Instant asOf() {
      return taken.edition().map(Edition::asOf).orElse(null);
    }

    public int members() {
      return taken.table().size();
    }

    public boolean frozen() {
      return taken.edition().map(Edition::frozen).orElse(false);
    }
  }

  /**
   * A line of a board.
   *
   * @param hidden whether the member's page is for nobody else
   * @param former position in the period before; null where there was none
   */
  public record Line(
      int position,
      long memberId,
      String name,
      boolean hidden,
      long amount,
      @Nullable Integer former) {}

  /** All boards in their running periods. */
  public List<Look> all(Community community) {
    Programme programme = programmes.apply(community);
    List<Look> looks = new ArrayList<>();
    for (Board board : programme.boards()) {
      shelf
          .current(community, board, programme.zone())
          .ifPresent(taken -> looks.add(new Look(community, board, taken)));
    }
    return looks;
  }

  /**
   * A board.
   *
   * @param period its id; null for the running one
   */
  public Optional<Look> find(Community community, String id, @Nullable String period) {
    Programme programme = programmes.apply(community);
    ZoneId zone = programme.zone();
    return programme.boards().stream()
        .filter(board -> board.id().equals(id))
        .findFirst()
        .flatMap(
            board ->
                (period == null
                        ? shelf.current(community, board, zone)
                        : shelf.named(community, board, zone, period))
                    .map(taken -> new Look(community, board, taken)));
  }

  /** Lines from a place of the order on, from 0. */
  public List<Line> rows(Look look, int from, int limit) {
    return lines(look, look.taken().table().rows(from, limit));
  }

  /** A member's line with so many on each side; none where the member has no place. */
  public List<Line> around(Look look, long memberId, int each) {
    BoardTable table = look.taken().table();
    int index = table.indexOf(memberId);
    if (index < 0) {
      return List.of();
    }
    int from = Math.max(0, index - each);
    return lines(look, table.rows(from, index - from + each + 1));
  }

  private List<Line> lines(Look look, List<BoardRow> rows) {
    Map<Long, MemberNames.Named> named =
        names.of(look.community(), rows.stream().map(BoardRow::memberId).toList());
    List<Line> lines = new ArrayList<>(rows.size());
    for (BoardRow row : rows) {
      MemberNames.@Nullable Named name = named.get(row.memberId());
      boolean hidden = name == null || name.hidden();
      lines.add(
          new Line(
              row.position(),
              row.memberId(),
              name == null || name.hidden() ? "" : name.name(),
              hidden,
              row.amount(),
              look.taken()
                  .before()
                  .flatMap(before -> before.of(row.memberId()))
                  .map(BoardRow::position)
                  .orElse(null)));
    }
    return lines;
  }
}
