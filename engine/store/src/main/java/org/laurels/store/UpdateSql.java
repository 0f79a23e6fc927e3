// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

/**
 * A statement that gives one column of any number of rows new values, each its own. Rows are known
 * to exist: an insert that meets them would cost half as much again.
 *
 * @param add whether the values are added to what is there
 * @param only what else must be so of a row; empty for nothing
 */
record UpdateSql(String table, String key, String column, boolean add, String only) {
  static UpdateSql set(String table, String key, String column) {
    return new UpdateSql(table, key, column, false, "");
  }

  static UpdateSql add(String table, String key, String column) {
    return new UpdateSql(table, key, column, true, "");
  }

  /** Only rows of which this is so: the other columns of a key, say. */
  UpdateSql where(String condition) {
    return new UpdateSql(table, key, column, add, " AND " + condition);
  }

  /** The text for this many rows: marks for pairs of key and value, then for the keys again. */
  String of(int rows) {
    StringBuilder sql = new StringBuilder(80 + rows * 20);
    sql.append("UPDATE ").append(table).append(" SET ").append(column).append(" = ");
    if (add) {
      sql.append(column).append(" + ");
    }
    sql.append("CASE ").append(key).append(" WHEN ? THEN ?".repeat(rows));
    sql.append(" END WHERE ").append(key).append(" IN (?").append(", ?".repeat(rows - 1));
    return sql.append(')').append(only).toString();
  }
}
