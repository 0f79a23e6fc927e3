// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small steps of JDBC that every table needs. */
final class Sql {
  /** The most values that one IN list has. */
  static final int LIST_MAX = 1_000;

  private static final int LITERAL_USUAL = 40;

  private Sql() {}

  interface Read<T extends @Nullable Object> {
    T of(ResultSet row) throws SQLException;
  }

  /** Runs a query whose text holds one {@code (?)} for the list of numbers. */
  static <T extends @Nullable Object> List<T> byNumbers(
      Connection connection, String sql, Collection<Long> numbers, Read<T> read)
      throws SQLException {
    return byList(
        connection,
        sql,
        List.copyOf(numbers),
        PreparedStatement::setLong,
        (text, number) -> text.append(number.longValue()),
        read);
  }

  /** Runs a query whose text holds one {@code (?)} for the list of hashes, after a community. */
  static <T extends @Nullable Object> List<T> byHashes(
      Connection connection, String sql, Collection<byte[]> hashes, Read<T> read)
      throws SQLException {
    return byList(
        connection, sql, List.copyOf(hashes), PreparedStatement::setBytes, SqlLiteral::bytes, read);
  }

  private interface Set<V> {
    void of(PreparedStatement statement, int index, V value) throws SQLException;
  }

  private interface Append<V> {
    void to(StringBuilder sql, V value);
  }

  private static <V, T extends @Nullable Object> List<T> byList(
      Connection connection, String sql, List<V> values, Set<V> set, Append<V> append, Read<T> read)
      throws SQLException {
    List<T> found = new ArrayList<>();
    boolean inText =
        !values.isEmpty() && Dialect.of(connection.getMetaData().getURL()).takesRowsAtOnce();
    for (int from = 0; from < values.size(); from += LIST_MAX) {
      List<V> part = values.subList(from, Math.min(values.size(), from + LIST_MAX));
      if (inText) {
        byText(connection, sql, part, append, read, found);
      } else {
        byMarks(connection, sql, part, set, read, found);
      }
    }
    return found;
  }

  private static <V, T extends @Nullable Object> void byText(
      Connection connection,
      String sql,
      List<V> values,
      Append<V> append,
      Read<T> read,
      List<T> found)
      throws SQLException {
    int mark = sql.indexOf("(?)") + 1;
    StringBuilder text = new StringBuilder(sql.length() + values.size() * LITERAL_USUAL);
    text.append(sql, 0, mark);
    for (V value : values) {
      append.to(text, value);
      text.append(',');
    }
    text.setLength(text.length() - 1);
    text.append(sql, mark + 1, sql.length());
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      readAll(statement.executeQuery(text.toString()), read, found);
    }
  }

  private static <V, T extends @Nullable Object> void byMarks(
      Connection connection, String sql, List<V> values, Set<V> set, Read<T> read, List<T> found)
      throws SQLException {
    // Padded to a power of two, so that a handful of statements serves lists of any length.
    int width = Integer.highestOneBit(Math.max(1, values.size() * 2 - 1));
    String marks = "(" + "?, ".repeat(width - 1) + "?)";
    try (PreparedStatement statement = connection.prepareStatement(sql.replace("(?)", marks))) {
      for (int i = 0; i < width; i++) {
        set.of(statement, i + 1, values.get(Math.min(i, values.size() - 1)));
      }
      readAll(statement.executeQuery(), read, found);
    }
  }

  private static <T extends @Nullable Object> void readAll(
      ResultSet rows, Read<T> read, List<T> found) throws SQLException {
    try (rows) {
      while (rows.next()) {
        found.add(read.of(rows));
      }
    }
  }

  /** Runs a statement that changes rows; how many it changed. */
  static int change(Connection connection, String sql, Reads.Parameters parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      return statement.executeUpdate();
    }
  }

  /** Microseconds since 1970; the ends of time stand for themselves. */
  static long micros(Instant time) {
    if (time.equals(Instant.MIN)) {
      return Long.MIN_VALUE;
    }
    if (time.equals(Instant.MAX)) {
      return Long.MAX_VALUE;
    }
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
  }

  static Instant instant(long micros) {
    if (micros == Long.MIN_VALUE) {
      return Instant.MIN;
    }
    if (micros == Long.MAX_VALUE) {
      return Instant.MAX;
    }
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  /** The unique name of a thing that a source of a community calls so. */
  static byte[] nameHash(int community, String source, String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Integer.toString(community).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(source.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(id.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(), 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
