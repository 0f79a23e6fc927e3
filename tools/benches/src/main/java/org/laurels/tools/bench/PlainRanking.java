// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardTable;
import org.laurels.store.Database;

/** What the database itself says who has most: the measure of speed, and of what is right. */
final class PlainRanking {
  private static final int FETCHED_ROWS = 2_000;

  private final long[] members;
  private final long[] amounts;
  private int size;
  private final long nanos;

  private PlainRanking(Database database, String series, int membersMax) throws SQLException {
    members = new long[membersMax];
    amounts = new long[membersMax];
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT identity_id, SUM(amount) FROM daily_sum WHERE series_id ="
                    + " (SELECT id FROM series WHERE name = ?)"
                    + " GROUP BY identity_id ORDER BY 2 DESC",
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY)) {
      // MySQL's driver holds all rows before the first is read, unless told by this number.
      statement.setFetchSize(database.isH2() ? FETCHED_ROWS : Integer.MIN_VALUE);
      statement.setString(1, series);
      long begun = System.nanoTime();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          members[size] = rows.getLong(1);
          amounts[size++] = rows.getLong(2);
        }
      }
      nanos = System.nanoTime() - begun;
      connection.rollback();
    }
  }

  /** Asks, and reads to the end. */
  static PlainRanking read(Database database, String series, int membersMax) throws SQLException {
    return new PlainRanking(database, series, membersMax);
  }

  long nanos() {
    return nanos;
  }

  /**
   * Compares every line: its amount, its position, and whose it is.
   *
   * @throws IllegalStateException if the table says anything else
   */
  void check(BoardTable table) {
    if (table.size() != size) {
      throw new IllegalStateException(table.size() + " members are on the board, not " + size);
    }
    int position = 1;
    for (int i = 0; i < size; i++) {
      if (i > 0 && amounts[i] != amounts[i - 1]) {
        position = i + 1;
      }
      // Among equals the database has no order, so the member is asked for by its number.
      BoardRow row = table.of(members[i]).orElse(null);
      if (row == null
          || row.position() != position
          || row.amount() != amounts[i]
          || table.at(i).amount() != amounts[i]) {
        throw new IllegalStateException(
            "member %d has %d at position %d, and the board says %s"
                .formatted(members[i], amounts[i], position, row));
      }
    }
  }
}
