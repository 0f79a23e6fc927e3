// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks through all that a database holds as text. */
final class TextScan {
  private TextScan() {}

  /** Every text of every table in which one of these words is. */
  static List<String> found(Database database, List<String> words) throws SQLException {
    List<String> found = new ArrayList<>();
    int columns = 0;
    try (Connection connection = database.dataSource().getConnection();
        ResultSet column =
            connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
      while (column.next()) {
        if (!column.getString("TABLE_NAME").startsWith("flyway")
            && column
                .getString("TYPE_NAME")
                .toUpperCase(Locale.ROOT)
                .matches(".*(CHAR|TEXT|CLOB).*")) {
          columns++;
          String table = column.getString("TABLE_NAME");
          String name = column.getString("COLUMN_NAME");
          for (String word : words) {
            if (holds(connection, table, name, word)) {
              found.add(word + " in " + table + "." + name);
            }
          }
        }
      }
      connection.rollback();
    }
    assertThat(columns).as("columns that hold text").isGreaterThan(40);
    return found;
  }

  private static boolean holds(Connection connection, String table, String column, String word)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM " + table + " WHERE LOWER(" + column + ") LIKE ?")) {
      select.setString(1, "%" + word + "%");
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() && rows.getLong(1) > 0;
      }
    }
  }
}
