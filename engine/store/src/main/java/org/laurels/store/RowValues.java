// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values for the marks of one statement, from left to right, row after row. */
final class RowValues {
  /** About as many letters as a value takes. */
  private static final int LITERAL_USUAL = 32;

  private final List<@Nullable Object> values = new ArrayList<>();

  RowValues number(long value) {
    values.add(value);
    return this;
  }

  /** A number of which 0 says that there is none. */
  RowValues numberOrNull(long value) {
    values.add(value == 0 ? null : (Object) value);
    return this;
  }

  RowValues time(Instant value) {
    return number(Sql.micros(value));
  }

  RowValues timeOrNull(@Nullable Instant value) {
    values.add(value == null ? null : (Object) Sql.micros(value));
    return this;
  }

  RowValues text(@Nullable String value) {
    values.add(value);
    return this;
  }

  RowValues bytes(byte[] value) {
    values.add(value);
    return this;
  }

  RowValues flag(boolean value) {
    values.add(value);
    return this;
  }

  /** The text of a statement with these values in the places of its marks. */
  String in(String sql) {
    StringBuilder text = new StringBuilder(sql.length() + values.size() * LITERAL_USUAL);
    int from = 0;
    for (@Nullable Object value : values) {
      int mark = sql.indexOf('?', from);
      SqlLiteral.append(text.append(sql, from, mark), value);
      from = mark + 1;
    }
    return text.append(sql, from, sql.length()).toString();
  }

  /** Sets all marks of a statement. */
  void fill(PreparedStatement statement) throws SQLException {
    int index = 1;
    for (@Nullable Object value : values) {
      if (value instanceof Long number) {
        statement.setLong(index, number);
      } else if (value instanceof String text) {
        statement.setString(index, text);
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(index, bytes);
      } else if (value instanceof Boolean flag) {
        statement.setBoolean(index, flag);
      } else {
        statement.setNull(index, Types.NULL);
      }
      index++;
    }
  }
}
