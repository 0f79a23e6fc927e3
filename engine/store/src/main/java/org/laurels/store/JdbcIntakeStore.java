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
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.laurels.core.community.Community;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.StoreUnavailableException;

/** The intake's transactions: READ COMMITTED, run again where another one was in the way. */
final class JdbcIntakeStore implements IntakeStore {
  private static final int ATTEMPTS_MAX = 20;
  private static final long RETRY_DELAY_MAX_MILLIS = 200;

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
    for (int attempt = 1; ; attempt++) {
      try {
        return once(community, work);
      } catch (StoreFailure e) {
        decide(e.failure(), attempt, e);
      } catch (SQLException e) {
        decide(e, attempt, new StoreFailure("the transaction", e));
      }
    }
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

  /** Returns where the work should be run again. */
  private void decide(SQLException failure, int attempt, StoreFailure described) {
    if (dialect.isOutage(failure)) {
      throw new StoreUnavailableException(
          "the database cannot work now: " + failure.getMessage(), failure);
    }
    if (Dialect.isAboutData(failure)) {
      throw described;
    }
    if (!dialect.isConflict(failure)) {
      throw new StoreUnavailableException(
          "the database refuses to work: " + failure.getMessage(), failure);
    }
    if (attempt == ATTEMPTS_MAX) {
      throw new StoreUnavailableException(
          "other transactions were in the way " + ATTEMPTS_MAX + " times", failure);
    }
    pause(attempt);
  }

  private static void pause(int attempt) {
    long most = Math.min(RETRY_DELAY_MAX_MILLIS, 1L << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for its turn", e);
    }
  }
}
