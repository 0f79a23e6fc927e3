// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The rows that a run of the engine left, to be inserted again by nothing but JDBC: multi-row
 * batches that the driver rewrites, keys ascending, as many commits as the engine made. No look-up,
 * no lock, no figure that is written more than once: the limit that the engine can approach.
 */
final class RawCopy {
  private static final List<String> TABLES =
      List.of(
          "member_identity",
          "member",
          "item",
          "item_state",
          "item_parent",
          "item_author",
          "event",
          "event_undo",
          "account",
          "ledger_entry",
          "ledger_reversal",
          "badge_grant");

  private final List<Table> tables = new ArrayList<>();

  private record Table(String name, int columns, List<Object[]> rows) {}

  static RawCopy of(DataSource source) throws SQLException {
    RawCopy copy = new RawCopy();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : TABLES) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name + " ORDER BY 1, 2")) {
          int columns = rows.getMetaData().getColumnCount();
          Table table = new Table(name, columns, new ArrayList<>());
          while (rows.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
              row[i] = rows.getObject(i + 1);
            }
            table.rows().add(row);
          }
          copy.tables.add(table);
        }
      }
      connection.rollback();
    }
    return copy;
  }

  long rows() {
    return tables.stream().mapToLong(table -> table.rows().size()).sum();
  }

  /** Inserts all rows in this many transactions, each with its share of every table. */
  void insert(DataSource source, int transactions) throws SQLException {
    try (Connection connection = source.getConnection()) {
      List<PreparedStatement> statements = new ArrayList<>();
      for (Table table : tables) {
        String marks = "?" + ", ?".repeat(table.columns() - 1);
        statements.add(
            connection.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + marks + ")"));
      }
      for (int part = 0; part < transactions; part++) {
        for (int t = 0; t < tables.size(); t++) {
          insert(tables.get(t), statements.get(t), part, transactions);
        }
        connection.commit();
      }
      for (PreparedStatement statement : statements) {
        statement.close();
      }
    }
  }

  private static void insert(Table table, PreparedStatement statement, int part, int parts)
      throws SQLException {
    int from = (int) ((long) table.rows().size() * part / parts);
    int to = (int) ((long) table.rows().size() * (part + 1) / parts);
    if (from == to) {
      return;
    }
    for (Object[] row : table.rows().subList(from, to)) {
      for (int i = 0; i < row.length; i++) {
        statement.setObject(i + 1, row[i]);
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }
}
