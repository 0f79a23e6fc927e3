// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardTable;

/** Makes lines of a board's rows: who it is, and how far they have moved since the last period. */
final class BoardLines {
  private final Visit visit;
  private final Members members;

  BoardLines(Visit visit, Members members) {
    this.visit = visit;
    this.members = members;
  }

  /**
   * The lines of these rows.
   *
   * @param self number of the member that they are shown for; 0 for nobody
   */
  List<BoardLine> of(List<BoardRow> rows, Optional<BoardTable> before, long self) {
    Map<Long, MemberHead> heads =
        members.heads(visit, rows.stream().map(BoardRow::memberId).toList());
    List<BoardLine> lines = new ArrayList<>(rows.size());
    for (BoardRow row : rows) {
      MemberHead head = heads.get(row.memberId());
      if (head != null) {
        lines.add(line(row, head, before, row.memberId() == self));
      }
    }
    return lines;
  }

  private BoardLine line(
      BoardRow row, MemberHead head, Optional<BoardTable> before, boolean isSelf) {
    Words words = visit.words();
    String position = words.number(row.position());
    String amount = words.number(row.amount());
    if (before.isEmpty()) {
      return new BoardLine(position, "", "", "", head, amount, isSelf);
    }
    Optional<BoardRow> earlier = before.get().of(row.memberId());
    if (earlier.isEmpty()) {
      return new BoardLine(position, "new", words.of("board.new"), "", head, amount, isSelf);
    }
    int up = earlier.get().position() - row.position();
    String by = words.number(Math.abs(up));
    return up > 0
        ? new BoardLine(position, "up", words.of("board.up", up), by, head, amount, isSelf)
        : up < 0
            ? new BoardLine(position, "down", words.of("board.down", -up), by, head, amount, isSelf)
            : new BoardLine(position, "same", words.of("board.same"), "", head, amount, isSelf);
  }
}
