// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Writes rows in one transaction. Making rows ready (their JSON, their hashes) costs about as much
 * as the database needs to take them, so the next ones are made ready on another thread meanwhile.
 *
 * <p>Where a statement is a round trip, ready means its whole text: what a driver prepares can be
 * filled and encoded only while the connection is idle.
 */
final class RowWriter {
  private static final int READY_AT_ONCE = 128;

  private final Connection connection;
  private final Dialect dialect;
  private final Executor executor;

  RowWriter(Connection connection, Dialect dialect, Executor executor) {
    this.connection = connection;
    this.dialect = dialect;
    this.executor = executor;
  }

  /** Gives the values of one row, column by column. May be called on another thread. */
  interface Bind<T> {
    void of(RowValues values, T row);
  }

  /** Inserts rows, as many with each statement as the database takes best. */
  <T> void insert(InsertSql sql, Collection<T> rows, Bind<T> bind) throws SQLException {
    write(
        sql::of,
        List.copyOf(rows),
        part -> {
          RowValues values = new RowValues();
          part.forEach(row -> bind.of(values, row));
          return values;
        });
  }

  /**
   * Gives one column of these rows new values.
   *
   * @throws IllegalStateException if one of them does not exist
   */
  <T> void update(UpdateSql sql, SortedMap<Long, T> rows, Bind<T> bind) throws SQLException {
    long found =
        write(
            sql::of,
            List.copyOf(rows.entrySet()),
            part -> {
              RowValues values = new RowValues();
              for (Map.Entry<Long, T> row : part) {
                values.number(row.getKey());
                bind.of(values, row.getValue());
              }
              part.forEach(row -> values.number(row.getKey()));
              return values;
            });
    if (found != rows.size()) {
      throw new IllegalStateException(
          "of " + rows.size() + " rows of " + sql.table() + " only " + found + " are there");
    }
  }

  /** Runs a statement for each of these as one JDBC batch. */
  <T> void batch(String sql, Collection<T> rows, Bind<T> bind) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T row : rows) {
        RowValues values = new RowValues();
        bind.of(values, row);
        values.fill(statement);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** A statement, ready but for the connection. Answers how many rows it found or made. */
  private interface Step {
    long on(Connection connection) throws SQLException;
  }

  /** Answers how many rows the statements found or made. */
  private <T> long write(
      IntFunction<String> sql, List<T> rows, Function<List<T>, RowValues> makeReady)
      throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    CompletableFuture<Step> ready =
        CompletableFuture.completedFuture(ready(sql, rows, 0, makeReady));
    long written = 0;
    for (int from = 0; from < rows.size(); from += READY_AT_ONCE) {
      Step step = finished(ready);
      int next = from + READY_AT_ONCE;
      if (next < rows.size()) {
        ready = CompletableFuture.supplyAsync(() -> ready(sql, rows, next, makeReady), executor);
      }
      written += step.on(connection);
    }
    return written;
  }

  /** What writes the rows from here on. */
  private <T> Step ready(
      IntFunction<String> sql, List<T> rows, int from, Function<List<T>, RowValues> makeReady) {
    List<T> part = rows.subList(from, Math.min(rows.size(), from + READY_AT_ONCE));
    if (dialect.takesRowsAtOnce()) {
      String text = makeReady.apply(part).in(sql.apply(part.size()));
      return on -> {
        try (Statement statement = on.createStatement()) {
          statement.setEscapeProcessing(false);
          return statement.executeUpdate(text);
        }
      };
    }
    List<RowValues> each = part.stream().map(row -> makeReady.apply(List.of(row))).toList();
    return on -> {
      long written = 0;
      try (PreparedStatement statement = on.prepareStatement(sql.apply(1))) {
        for (RowValues values : each) {
          values.fill(statement);
          written += statement.executeUpdate();
        }
      }
      return written;
    };
  }

  private static <T> T finished(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
