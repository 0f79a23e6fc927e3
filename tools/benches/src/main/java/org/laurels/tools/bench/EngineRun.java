// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.Receipt;
import org.laurels.server.Wiring;

/** Drives the intake of one community as fast as it goes. */
final class EngineRun implements AutoCloseable {
  private static final int OFFERS_IN_FLIGHT = 12;
  private static final int OFFER = 500;

  private final Wiring wiring;
  private final Community community;

  EngineRun(String databaseUrl, String programmeDocument) {
    this(databaseUrl, programmeDocument, Wiring.systemClock());
  }

  EngineRun(String databaseUrl, String programmeDocument, Clock clock) {
    this.wiring = Wiring.open(databaseUrl, clock);
    this.community = BenchCommunity.of(wiring, programmeDocument);
  }

  Wiring wiring() {
    return wiring;
  }

  /** Takes all events as a busy sender offers them. */
  double eventsPerSecond(List<Event> events) {
    return eventsPerSecond(events, OFFER);
  }

  /** Takes all events and answers how many a second became durable. */
  double eventsPerSecond(List<Event> events, int offer) {
    long begun = System.nanoTime();
    Deque<CompletableFuture<List<Receipt>>> inFlight = new ArrayDeque<>();
    for (List<Event> part : Batches.of(events, offer)) {
      inFlight.add(wiring.batcher().offer(community, part));
      if (inFlight.size() == OFFERS_IN_FLIGHT) {
        check(inFlight.remove().join());
      }
    }
    while (!inFlight.isEmpty()) {
      check(inFlight.remove().join());
    }
    return events.size() / ((System.nanoTime() - begun) / 1e9);
  }

  private static void check(List<Receipt> receipts) {
    for (Receipt receipt : receipts) {
      if (receipt.status() != Receipt.Status.ACCEPTED) {
        throw new IllegalStateException("not accepted: " + receipt);
      }
    }
  }

  /** How many batches the intake makes of this many events at most. */
  static int batches(int events) {
    return Math.max(1, events / MicroBatcher.BATCH_MAX);
  }

  @Override
  public void close() {
    wiring.close();
  }
}
