// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.laurels.store.Database;

/**
 * Makes a short history that the engine has taken a long one: the database itself multiplies the
 * rows. Each copy is a set of members and items of its own, which no later event touches.
 *
 * <p>The numbers within the JSON of the copies are those of the first: nothing ever reads them, and
 * only how many rows there are, and how large, is of interest here. An audit would find them wrong.
 */
final class HistoryCopies {
  private static final List<String> TABLES =
      List.of(
          "member_identity",
          "member",
          "item",
          "item_state",
          "item_parent",
          "item_author",
          "event",
          "account",
          "ledger_entry",
          "ledger_reversal",
          "badge_grant");

  private final Database database;
  private final Progress progress = new Progress();

  /**
   * @param database whose engine is idle, and is opened anew afterwards: numbers that it holds in
   *     store are given away
   */
  HistoryCopies(Database database) {
    this.database = database;
  }

  /**
   * Makes of each row this many, the first included.
   *
   * @param events how many there are now
   */
  void multiply(int times, int events) throws SQLException, InterruptedException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      long end = number(statement, "SELECT next_number FROM number_block WHERE name = 'engine'");
      List<CopySql> copies = copies(statement);
      for (int copy = 1; copy < times; copy++) {
        for (CopySql sql : copies) {
          long rows = statement.executeLargeUpdate(sql.of(copy, end));
          connection.commit();
          if (sql.table().equals("event") && rows != events) {
            throw new IllegalStateException(rows + " events were copied, not " + events);
          }
          progress.tell(
              "history of %,d events, of %,d"
                  .formatted((long) copy * events, (long) times * events));
        }
      }
      statement.executeUpdate(
          "UPDATE number_block SET next_number = "
              + Math.multiplyExact(times, end)
              + " WHERE name = 'engine'");
      connection.commit();
      QuietDatabase.await(statement, database.isH2(), TABLES, progress);
      connection.commit();
    }
  }

  private List<CopySql> copies(Statement statement) throws SQLException {
    Set<Long> issued = new HashSet<>();
    try (ResultSet rows = statement.executeQuery("SELECT id FROM account WHERE identity_id = 0")) {
      while (rows.next()) {
        issued.add(rows.getLong(1));
      }
    }
    List<CopySql> copies = new ArrayList<>();
    for (String table : TABLES) {
      List<String> columns = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
        ResultSetMetaData described = rows.getMetaData();
        for (int i = 1; i <= described.getColumnCount(); i++) {
          columns.add(described.getColumnName(i).toLowerCase(Locale.ROOT));
        }
      }
      copies.add(new CopySql(table, columns, issued, database.isH2()));
    }
    return copies;
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
