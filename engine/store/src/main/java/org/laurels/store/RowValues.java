// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fills the marks of a statement from left to right, row after row. */
final class RowValues {
  private final PreparedStatement statement;
  private int index;

  RowValues(PreparedStatement statement) {
    this.statement = statement;
  }

  /** The next value goes to the first mark again. */
  void begin() {
    index = 0;
  }

  RowValues number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  RowValues number(int value) throws SQLException {
    statement.setInt(++index, value);
    return this;
  }

  /** A number of which 0 says that there is none. */
  RowValues numberOrNull(long value) throws SQLException {
    if (value == 0) {
      statement.setNull(++index, Types.BIGINT);
      return this;
    }
    return number(value);
  }

  RowValues time(Instant value) throws SQLException {
    return number(Sql.micros(value));
  }

  RowValues timeOrNull(@Nullable Instant value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.BIGINT);
      return this;
    }
    return time(value);
  }

  RowValues text(@Nullable String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  RowValues bytes(byte[] value) throws SQLException {
    statement.setBytes(++index, value);
    return this;
  }

  RowValues flag(boolean value) throws SQLException {
    statement.setBoolean(++index, value);
    return this;
  }
}
