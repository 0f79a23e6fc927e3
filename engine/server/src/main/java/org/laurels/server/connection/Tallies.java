// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in memory and writes once a second, so that no host waits for a count and a flood costs no
 * more than a trickle. A crash loses a second of counts, and no event. Thread-safe.
 */
final class Tallies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tallies.class);

  private final KeptStore store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "connection-tallies");
            thread.setDaemon(true);
            return thread;
          });
  private Map<Long, Map<Outcome, Tally>> waiting = new HashMap<>();

  Tallies(KeptStore store) {
    this.store = store;
    ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
  }

  synchronized void add(long connectionId, Outcome outcome, Tally tally) {
    waiting
        .computeIfAbsent(connectionId, id -> new EnumMap<>(Outcome.class))
        .merge(outcome, tally, Tally::plus);
  }

  private synchronized Map<Long, Map<Outcome, Tally>> take() {
    Map<Long, Map<Outcome, Tally>> taken = waiting;
    waiting = new HashMap<>();
    return taken;
  }

  /** Writes what was counted. What cannot be written is counted on, and tried again. */
  void flush() {
    take()
        .forEach(
            (connection, tallies) -> {
              try {
                store.add(connection, tallies);
              } catch (RuntimeException e) {
                LOG.warn("counts of connection {} wait: {}", connection, e.getMessage());
                tallies.forEach((outcome, tally) -> add(connection, outcome, tally));
              }
            });
  }

  @Override
  public void close() {
    timer.shutdown();
    flush();
  }
}
