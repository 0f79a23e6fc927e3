// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction on a connection of its own: all of it is written, or nothing. */
final class Transaction {
  private Transaction() {}

  /** What is done in it. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  static <T> T of(DataSource source, Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean committed = false;
      try {
        T result = work.on(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    }
  }
}
