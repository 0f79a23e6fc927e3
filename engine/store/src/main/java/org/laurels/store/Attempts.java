// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.laurels.core.intake.StoreUnavailableException;

/** Runs a transaction again where another one was in the way, and tells an outage from a bug. */
final class Attempts {
  /** Of attempts and of time: on a busy machine the one that is in the way may itself be slow. */
  private static final int ATTEMPTS_MIN = 20;

  private static final Duration TIME_MIN = Duration.ofSeconds(30);
  private static final long RETRY_DELAY_MAX_MILLIS = 200;

  private final Dialect dialect;

  Attempts(Dialect dialect) {
    this.dialect = dialect;
  }

  /** One try, from the beginning to the commit. */
  interface Attempt<T> {
    T run() throws SQLException;
  }

  <T> T of(Attempt<T> transaction) {
    long start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.run();
      } catch (StoreFailure e) {
        decide(e.failure(), attempt, start, e);
      } catch (SQLException e) {
        decide(e, attempt, start, new StoreFailure("the transaction", e));
      }
    }
  }

  /** Returns where the work should be run again. */
  private void decide(SQLException failure, int attempt, long start, StoreFailure described) {
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
    if (attempt >= ATTEMPTS_MIN && System.nanoTime() - start > TIME_MIN.toNanos()) {
      throw new StoreUnavailableException(
          "other transactions were in the way " + attempt + " times", failure);
    }
    pause(attempt);
  }

  private static void pause(int attempt) {
    long most = Math.min(RETRY_DELAY_MAX_MILLIS, 1L << Math.min(attempt, 20));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for its turn", e);
    }
  }
}
