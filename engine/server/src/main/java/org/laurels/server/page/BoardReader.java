// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.NotFoundException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.Edition;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.board.BoardShelf;

/** Reads boards, and where a member stands on them. */
final class BoardReader {
  private static final int SHORT_ROWS = 5;
  private static final int NEIGHBOURS_EACH_SIDE = 2;
  private static final int AROUND_EACH_SIDE = 5;

  private final BoardShelf shelf;
  private final Members members;
  private final StandingStore standings;

  BoardReader(BoardShelf shelf, Members members, StandingStore standings) {
    this.shelf = shelf;
    this.members = members;
    this.standings = standings;
  }

  BoardsPage all(Visit visit) {
    return new BoardsPage(first(visit, Integer.MAX_VALUE));
  }

  /** The first boards, each with its first lines. */
  List<BoardsPage.Summary> first(Visit visit, int limit) {
    List<BoardsPage.Summary> boards = new ArrayList<>();
    BoardWords words = new BoardWords(visit);
    for (Board board : visit.open().programme().boards().stream().limit(limit).toList()) {
      Optional<BoardShelf.Taken> taken = shelf.current(visit.community(), board, zone(visit));
      boards.add(
          new BoardsPage.Summary(
              address(visit, board),
              words.name(board),
              taken.map(one -> words.period(board, one.period())).orElse(""),
              words.counted(board),
              taken
                  .map(
                      one ->
                          new BoardLines(visit, members)
                              .of(one.table().rows(0, SHORT_ROWS), one.before(), visit.self()))
                  .orElse(List.of())));
    }
    return boards;
  }

  /**
   * A board's table.
   *
   * @param period id of the period; null for the running one
   * @param name of the member to show with the neighbours, as a host knows them; null for the
   *     viewer
   */
  BoardPage one(Visit visit, String boardId, @Nullable String period, @Nullable String name) {
    Board board =
        visit.open().programme().boards().stream()
            .filter(one -> one.id().equals(boardId))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    BoardShelf.Taken taken =
        (period == null || period.isEmpty()
                ? shelf.current(visit.community(), board, zone(visit))
                : shelf.named(visit.community(), board, zone(visit), period))
            .orElseThrow(NotFoundException::new);
    BoardTable table = taken.table();
    String asked = name == null ? "" : name.strip();
    long self = asked.isEmpty() ? visit.self() : placed(visit, asked, table);
    int index = self == 0 ? -1 : table.indexOf(self);
    BoardLines lines = new BoardLines(visit, members);
    BoardWords words = new BoardWords(visit);
    return new BoardPage(
        address(visit, board),
        words.name(board),
        words.period(board, taken.period()),
        words.counted(board),
        taken.edition().map(edition -> visit.words().moment(edition.asOf())).orElse(null),
        taken.edition().map(Edition::frozen).orElse(false),
        visit.words().of("board.size", (long) table.size()),
        lines.of(table.rows(0, board.show()), taken.before(), self),
        index < board.show()
            ? List.of()
            : lines.of(
                table.rows(index - AROUND_EACH_SIDE, 2 * AROUND_EACH_SIDE + 1),
                taken.before(),
                self),
        index < 0 ? asked : "",
        periods(visit, board, taken));
  }

  /** The first of those known by a name who has a place; 0 where none has. */
  private long placed(Visit visit, String name, BoardTable table) {
    return standings.find(visit.community(), null, name).stream()
        .map(MemberStanding::memberId)
        .filter(member -> table.indexOf(member) >= 0)
        .findFirst()
        .orElse(0L);
  }

  private List<StatementPage.Choice> periods(Visit visit, Board board, BoardShelf.Taken taken) {
    BoardWords words = new BoardWords(visit);
    return shelf.editions(visit.community(), board).stream()
        .map(
            edition ->
                new StatementPage.Choice(
                    edition.period().id(),
                    words.period(board, edition.period()),
                    edition.period().id().equals(taken.period().id())))
        .toList();
  }

  /** Where a member stands on each board that has them. */
  List<BoardPlace> places(Visit visit, long memberId) {
    List<BoardPlace> places = new ArrayList<>();
    BoardWords words = new BoardWords(visit);
    for (Board board : visit.open().programme().boards()) {
      shelf
          .current(visit.community(), board, zone(visit))
          .filter(taken -> taken.table().indexOf(memberId) >= 0)
          .ifPresent(taken -> places.add(place(visit, words, board, taken, memberId)));
    }
    return places;
  }

  private BoardPlace place(
      Visit visit, BoardWords words, Board board, BoardShelf.Taken taken, long memberId) {
    BoardTable table = taken.table();
    int index = table.indexOf(memberId);
    int from = Math.max(0, index - NEIGHBOURS_EACH_SIDE);
    return new BoardPlace(
        address(visit, board),
        words.name(board),
        words.period(board, taken.period()),
        visit.words().of("board.position", (long) table.at(index).position(), (long) table.size()),
        words.counted(board),
        new BoardLines(visit, members)
            .of(
                table.rows(from, index - from + NEIGHBOURS_EACH_SIDE + 1),
                taken.before(),
                memberId));
  }

  private static ZoneId zone(Visit visit) {
    return visit.open().zone();
  }

  private static String address(Visit visit, Board board) {
    return visit.link("/boards/" + board.id());
  }
}
