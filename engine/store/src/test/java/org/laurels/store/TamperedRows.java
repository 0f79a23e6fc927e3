// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Rows of a table in the hands of somebody who may write everything; columns as they are found. */
final class TamperedRows {
  private static final int TRIES_MAX = 200;

  private final DataSource source;
  private final String table;
  private final List<String> key;
  private final List<String> columns;

  TamperedRows(DataSource source, String table, List<String> key) {
    this.source = source;
    this.table = table;
    this.key = List.copyOf(key);
    this.columns =
        write(
            connection -> {
              List<String> names = new ArrayList<>();
              try (ResultSet rows = select(connection, " WHERE 1 = 0")) {
                ResultSetMetaData found = rows.getMetaData();
                for (int i = 1; i <= found.getColumnCount(); i++) {
                  names.add(found.getColumnName(i).toLowerCase(Locale.ROOT));
                }
              }
              return names;
            });
  }

  String table() {
    return table;
  }

  List<String> columns() {
    return List.copyOf(columns);
  }

  <T> T write(Transaction.Work<T> work) {
    try {
      return Transaction.of(source, work);
    } catch (SQLException e) {
      throw new StoreFailure("tampering with " + table, e);
    }
  }

  void run(String sql) {
    write(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private ResultSet select(Connection connection, String where) throws SQLException {
    return connection.createStatement().executeQuery("SELECT * FROM " + table + where);
  }

  private List<Map<String, Object>> all(String where) {
    return write(
        connection -> {
          List<Map<String, Object>> all = new ArrayList<>();
          try (ResultSet rows = select(connection, where)) {
            while (rows.next()) {
              Map<String, Object> row = new TreeMap<>();
              for (String column : columns) {
                row.put(column, value(rows, column));
              }
              all.add(row);
            }
          }
          return all;
        });
  }

  private static Object value(ResultSet row, String column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Number number) {
      return number.longValue();
    }
    return value instanceof String text ? text : row.getBytes(column);
  }

  long count() {
    return all("").size();
  }

  Map<String, Object> any(Random random) {
    List<Map<String, Object>> all = all(" ORDER BY " + String.join(", ", key));
    return all.get(random.nextInt(all.size()));
  }

  Map<String, Object> only(String column, long value) {
    return all(" WHERE " + column + " = " + value).get(0);
  }

  private interface Change {
    void in(Connection connection) throws SQLException;
  }

  private void change(Change change) {
    write(
        connection -> {
          change.in(connection);
          return true;
        });
  }

  void delete(Map<String, Object> row) {
    change(connection -> delete(connection, row));
  }

  void insert(Map<String, Object> row) {
    change(connection -> insert(connection, row));
  }

  /** Puts a row in the place of another one. */
  void replace(Map<String, Object> row, Map<String, Object> by) {
    change(
        connection -> {
          delete(connection, row);
          insert(connection, by);
        });
  }

  /** Gives two rows each other's key, so that each stands where the other one was. */
  void swap(Map<String, Object> one, Map<String, Object> other) {
    change(
        connection -> {
          Map<String, Object> first = new TreeMap<>(one);
          Map<String, Object> second = new TreeMap<>(other);
          for (String column : key) {
            first.put(column, value(other, column));
            second.put(column, value(one, column));
          }
          delete(connection, one);
          delete(connection, other);
          insert(connection, first);
          insert(connection, second);
        });
  }

  /** Puts two rows back where they were. */
  void restore(Map<String, Object> one, Map<String, Object> other) {
    change(
        connection -> {
          delete(connection, one);
          delete(connection, other);
          insert(connection, one);
          insert(connection, other);
        });
  }

  private static Object value(Map<String, Object> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private void delete(Connection connection, Map<String, Object> row) throws SQLException {
    String where = String.join(" = ? AND ", key) + " = ?";
    try (var statement = connection.prepareStatement("DELETE FROM " + table + " WHERE " + where)) {
      for (int i = 0; i < key.size(); i++) {
        statement.setObject(i + 1, value(row, key.get(i)));
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("no such row: " + row);
      }
    }
  }

  private void insert(Connection connection, Map<String, Object> row) throws SQLException {
    String marks = "?" + ", ?".repeat(columns.size() - 1);
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO "
                + table
                + " ("
                + String.join(", ", columns)
                + ") VALUES ("
                + marks
                + ")")) {
      for (int i = 0; i < columns.size(); i++) {
        statement.setObject(i + 1, value(row, columns.get(i)));
      }
      statement.executeUpdate();
    }
  }

  /** Changes one byte of a column, such that the database still takes the row. */
  Map<String, Object> flip(Map<String, Object> row, String column, Random random) {
    for (int i = 0; i < TRIES_MAX; i++) {
      Map<String, Object> flipped = new TreeMap<>(row);
      flipped.put(column, flipped(value(row, column), random));
      try {
        replace(row, flipped);
        return flipped;
      } catch (StoreFailure e) {
        // Checks and keys of the table are in the way: another byte may pass them.
      }
    }
    throw new AssertionError("no byte of " + column + " can be flipped in " + row);
  }

  private static Object flipped(Object value, Random random) {
    if (value instanceof Long number) {
      return number ^ (1L << random.nextInt(Long.SIZE));
    }
    if (value instanceof String text) {
      byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
      ascii[random.nextInt(ascii.length)] ^= 1;
      return new String(ascii, StandardCharsets.UTF_8);
    }
    byte[] bytes = (byte[]) value;
    byte[] changed = Arrays.copyOf(bytes, bytes.length);
    changed[random.nextInt(changed.length)] ^= 1;
    return changed;
  }
}
