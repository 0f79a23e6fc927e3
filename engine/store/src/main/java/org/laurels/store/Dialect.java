// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the databases truly differ. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed, though its type can.
enum Dialect {
  H2(
      Set.of(23505, 40001, 50200, 90131),
      Set.of(90028, 90030, 90031, 90063, 90067, 90098, 90108, 90121, 90097)),
  MYSQL(Set.of(1062, 1205, 1213), Set.of(3, 28, 1021, 1026, 1114, 1290, 1836, 3100));

  private static final int STREAMED_ROWS = 2_000;

  /** Another transaction was in the way: running the work again will do. */
  private final Set<Integer> conflicts;

  /** The database cannot work at all: full, closed, read-only. */
  private final Set<Integer> outages;

  Dialect(Set<Integer> conflicts, Set<Integer> outages) {
    this.conflicts = conflicts;
    this.outages = outages;
  }

  static Dialect of(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (url.startsWith("jdbc:mysql:")) {
      return MYSQL;
    }
    throw new IllegalArgumentException(
        "the database address must begin with jdbc:h2: or jdbc:mysql:, this one is " + safe(url));
  }

  /** An address without what may be a secret. */
  static String safe(String url) {
    int query = url.indexOf('?');
    String bare = query < 0 ? url : url.substring(0, query);
    int settings = bare.indexOf(';');
    return settings < 0 ? bare : bare.substring(0, settings);
  }

  boolean isConflict(SQLException e) {
    return anyCode(e, conflicts);
  }

  boolean isOutage(SQLException e) {
    for (SQLException each = e; each != null; each = each.getNextException()) {
      String state = each.getSQLState();
      if (state != null && (state.startsWith("08") || state.startsWith("57"))) {
        return true;
      }
      if (each instanceof java.sql.SQLTransientConnectionException
          || each instanceof java.sql.SQLNonTransientConnectionException) {
        return true;
      }
    }
    return anyCode(e, outages);
  }

  /** Whether a value did not fit: the event is at fault, and the database sound. */
  static boolean isAboutData(SQLException e) {
    for (SQLException each = e; each != null; each = each.getNextException()) {
      String state = each.getSQLState();
      if (state != null && state.startsWith("22")) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyCode(SQLException e, Set<Integer> codes) {
    for (SQLException each = e; each != null; each = each.getNextException()) {
      if (codes.contains(each.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a statement had better write many rows, and have its values in its text: it costs a
   * round trip and is read anew each time. Else it costs nothing, and its plan is made once.
   */
  boolean takesRowsAtOnce() {
    return this == MYSQL;
  }

  private static String list(String... columns) {
    return "(" + String.join(", ", columns) + ")";
  }

  private static String marks(int columns) {
    return "(?" + ", ?".repeat(columns - 1) + ")";
  }

  /** Inserts rows whose keys are new. */
  InsertSql insert(String table, String... columns) {
    return new InsertSql(
        "INSERT INTO " + table + " " + list(columns) + " VALUES", marks(columns.length), "");
  }

  /** Inserts rows or, where the first column's key exists, sets the other columns. */
  InsertSql upsert(String table, String... columns) {
    return upsertKeyed(table, 1, columns);
  }

  /** Inserts rows or, where the key of the first columns exists, sets the others. */
  InsertSql upsertKeyed(String table, int keyColumns, String... columns) {
    if (this == H2) {
      return merge(table, String.join(", ", List.of(columns).subList(0, keyColumns)), columns);
    }
    InsertSql plain = insert(table, columns);
    List<String> set = new ArrayList<>();
    for (int i = keyColumns; i < columns.length; i++) {
      set.add(columns[i] + " = VALUES(" + columns[i] + ")");
    }
    return new InsertSql(
        plain.head(), plain.row(), " ON DUPLICATE KEY UPDATE " + String.join(", ", set));
  }

  /** What makes the driver hand out rows as they come, instead of all at the end. */
  int streamingFetchSize() {
    return this == MYSQL ? Integer.MIN_VALUE : STREAMED_ROWS;
  }

  /** Inserts rows that are all key, or leaves those that are there. */
  InsertSql insertOnce(String table, String... key) {
    if (this == H2) {
      return merge(table, String.join(", ", key), key);
    }
    return new InsertSql(
        "INSERT IGNORE INTO " + table + " " + list(key) + " VALUES", marks(key.length), "");
  }

  private static InsertSql merge(String table, String key, String... columns) {
    return new InsertSql(
        "MERGE INTO " + table + " " + list(columns) + " KEY (" + key + ") VALUES",
        marks(columns.length),
        "");
  }
}
