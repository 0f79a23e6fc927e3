// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Gives row numbers that no other process gives: it takes a block of them from the database at a
 * time. Numbers of a block that are not used up are lost, which does no harm. Thread-safe.
 */
final class NumberBlock {
  private static final int SIZE = 100_000;

  private final DataSource source;
  private long next;
  private long end;
  private long owner;

  NumberBlock(DataSource source) {
    this.source = source;
  }

  synchronized long next() {
    if (next == end) {
      try {
        take();
      } catch (SQLException e) {
        throw new StoreFailure("no row numbers could be taken", e);
      }
    }
    return next++;
  }

  /** By what this is told from all others: a number that it was given first and gives nobody. */
  synchronized long owner() {
    if (owner == 0) {
      owner = next();
    }
    return owner;
  }

  private void take() throws SQLException {
    // On a connection of its own: a block must stay taken whatever becomes of the work it is for.
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement read =
              connection.prepareStatement(
                  "SELECT next_number FROM number_block WHERE name = 'engine' FOR UPDATE");
          ResultSet row = read.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("number_block has lost its row");
        }
        next = row.getLong(1);
        end = next + SIZE;
      }
      try (PreparedStatement write =
          connection.prepareStatement(
              "UPDATE number_block SET next_number = ? WHERE name = 'engine'")) {
        write.setLong(1, end);
        write.executeUpdate();
      }
      connection.commit();
    }
  }
}
