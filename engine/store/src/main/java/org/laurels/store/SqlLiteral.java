// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values as MySQL and MariaDB read them in the text of a statement. Texts and bytes go in
 * hexadecimal digits, so that nothing is to be escaped and nothing in them can end them, whatever
 * the server's mode.
 */
final class SqlLiteral {
  private static final String DIGITS = "0123456789abcdef";

  private SqlLiteral() {}

  static void append(StringBuilder sql, @Nullable Object value) {
    if (value instanceof Long number) {
      sql.append(number.longValue());
    } else if (value instanceof String text) {
      bytes(sql.append("_utf8mb4 "), text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof byte[] bytes) {
      bytes(sql, bytes);
    } else if (value instanceof Boolean flag) {
      sql.append(flag ? '1' : '0');
    } else if (value == null) {
      sql.append("NULL");
    } else {
      throw new IllegalArgumentException("no literal for a " + value.getClass().getName());
    }
  }

  static void bytes(StringBuilder sql, byte[] bytes) {
    sql.append("x'");
    for (byte each : bytes) {
      sql.append(DIGITS.charAt((each >> 4) & 0xf)).append(DIGITS.charAt(each & 0xf));
    }
    sql.append('\'');
  }
}
