// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.laurels.core.community.Community;
import org.laurels.core.intake.IntakeStore;

/** The intake's transactions: READ COMMITTED, run again where another one was in the way. */
final class JdbcIntakeStore implements IntakeStore {
  private final DataSource source;
  private final Dialect dialect;
  private final NumberBlock numbers;
  private final Clock clock;
  private final Executor writers;
  private final Map<Integer, KnownRows> known = new ConcurrentHashMap<>();

  JdbcIntakeStore(
      DataSource source, Dialect dialect, NumberBlock numbers, Clock clock, Executor writers) {
    this.source = source;
    this.dialect = dialect;
    this.numbers = numbers;
    this.clock = clock;
    this.writers = writers;
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return new Attempts(dialect).of(() -> once(community, work));
  }

  @Override
  public <T> T read(Community community, Look<T> look) {
    return new Attempts(dialect)
        .of(
            () -> {
              try (Connection connection = source.getConnection()) {
                return look.at(new JdbcIntakeReads(connection, community));
              }
            });
  }

  private <T> T once(Community community, Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean committed = false;
      WritesBehind behind = new WritesBehind(writers);
      RowWriter writer = new RowWriter(connection, dialect, writers);
      KnownRows rows = known.computeIfAbsent(community.id(), id -> new KnownRows());
      try {
        JdbcIntakeUnit unit =
            new JdbcIntakeUnit(
                connection, community, dialect, numbers, Instant.now(clock), rows, writer, behind);
        T result = work.in(unit);
        behind.finish();
        connection.commit();
        committed = true;
        rows.learn(unit.seen());
        return result;
      } finally {
        if (!committed) {
          behind.settle();
          connection.rollback();
        }
      }
    }
  }
}
