// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Inserts into one table: as many rows a statement as are allowed, and the rest with half as many,
 * a quarter and so on, so that a handful of prepared statements serves any number.
 */
final class RowInserts implements AutoCloseable {
  private final Connection connection;
  private final String table;
  private final int columns;
  private final int widthMax;
  private final Map<Integer, PreparedStatement> statements = new HashMap<>();

  /**
   * @param widthMax most rows of a statement, a power of two
   */
  RowInserts(Connection connection, String table, int columns, int widthMax) {
    this.connection = connection;
    this.table = table;
    this.columns = columns;
    this.widthMax = widthMax;
  }

  void insert(List<Object[]> rows) throws SQLException {
    int from = 0;
    while (from < rows.size()) {
      int width = width(rows.size() - from, widthMax);
      PreparedStatement statement = statement(width);
      int index = 0;
      for (Object[] row : rows.subList(from, from + width)) {
        for (Object value : row) {
          set(statement, ++index, value);
        }
      }
      statement.executeUpdate();
      from += width;
    }
  }

  /** How many rows the next statement takes when this many are left: a power of two. */
  static int width(int left, int widthMax) {
    return Math.min(widthMax, Integer.highestOneBit(left));
  }

  private PreparedStatement statement(int width) throws SQLException {
    PreparedStatement statement = statements.get(width);
    if (statement == null) {
      String row = "(?" + ", ?".repeat(columns - 1) + ")";
      statement =
          connection.prepareStatement(
              "INSERT INTO " + table + " VALUES " + row + (", " + row).repeat(width - 1));
      statements.put(width, statement);
    }
    return statement;
  }

  /** Spares the driver the search for what a value is. */
  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else {
      statement.setObject(index, value);
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }
}
