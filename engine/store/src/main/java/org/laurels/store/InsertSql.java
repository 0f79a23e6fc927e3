// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

/**
 * A statement that inserts any number of rows.
 *
 * @param head up to and with VALUES
 * @param row the marks of one row, in brackets
 * @param tail what to do where a key exists already; empty to fail
 */
record InsertSql(String head, String row, String tail) {
  /** The text for this many rows. */
  String of(int rows) {
    StringBuilder sql =
        new StringBuilder(head.length() + rows * (row.length() + 2) + tail.length());
    sql.append(head).append(' ').append(row);
    for (int i = 1; i < rows; i++) {
      sql.append(", ").append(row);
    }
    return sql.append(tail).toString();
  }
}
