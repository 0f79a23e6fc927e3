// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.event.Event;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.Receipt;
import org.laurels.server.Wiring;

/** Drives the intake of one community as fast as it goes. */
final class EngineRun implements AutoCloseable {
  private static final int OFFERS_IN_FLIGHT = 4;

  private final Wiring wiring;
  private final Community community;

  EngineRun(String databaseUrl, String programmeDocument) {
    this.wiring = Wiring.open(databaseUrl, Wiring.systemClock());
    this.community =
        wiring
            .communities()
            .create(
                "bench",
                WrittenProgramme.of("bench", programmeDocument),
                java.time.Instant.now(wiring.clock()));
  }

  Wiring wiring() {
    return wiring;
  }

  static List<Event> take(Iterator<Event> traffic, int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(traffic.next());
    }
    return events;
  }

  /** Takes all events and answers how many a second became durable. */
  double eventsPerSecond(List<Event> events, int batch) {
    long begun = System.nanoTime();
    Deque<CompletableFuture<List<Receipt>>> inFlight = new ArrayDeque<>();
    for (int from = 0; from < events.size(); from += batch) {
      List<Event> part = events.subList(from, Math.min(events.size(), from + batch));
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
