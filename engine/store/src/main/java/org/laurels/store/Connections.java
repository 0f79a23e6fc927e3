// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.time.Clock;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * An open database, as stores use it.
 *
 * @param writing connections that commit when they are told to
 * @param reading connections on which each query stands alone: with nothing to end, a query costs
 *     one round trip and not two
 * @param writers makes rows ready, and writes them, while others go on
 */
record Connections(
    DataSource writing,
    DataSource reading,
    Dialect dialect,
    NumberBlock numbers,
    Clock clock,
    Executor writers) {

  Reads reads() {
    return new Reads(reading, dialect);
  }

  /** Runs work in a transaction; again, where another transaction was in the way. */
  <T> T write(Transaction.Work<T> work) {
    return new Attempts(dialect).of(() -> Transaction.of(writing, work));
  }

  RowWriter writer(Connection connection) {
    return new RowWriter(connection, dialect, writers);
  }
}
