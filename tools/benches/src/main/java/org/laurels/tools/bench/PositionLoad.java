// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.laurels.core.event.Event;
import org.laurels.server.api.OpaqueId;
import org.laurels.tools.seed.StackExchangeTraffic;
import org.laurels.tools.seed.TrafficShape;

/** People who look where they stand on a board while events come in. */
final class PositionLoad {
  /** How many others the events are about. */
  private static final int EVENT_MEMBERS = 300;

  private static final int BATCHES_PER_SECOND = 10;
  private static final int EVENTS_PER_BATCH = 100;
  private static final int POSITIONS_PER_SECOND = 100;

  private final HttpReader reader;
  private final HttpSender sender;
  private final Random random;
  private final StackExchangeTraffic traffic;

  PositionLoad(String address, String token, long seed, Instant now) {
    this.reader = new HttpReader(address, token);
    this.sender = new HttpSender(address, BenchCommunity.NAME, token);
    this.random = new Random(seed);
    TrafficShape shape =
        TrafficShape.USUAL
            .withMembers(EVENT_MEMBERS)
            .withStart(now.minus(Duration.ofHours(1)))
            .withGap(Duration.ofMillis(1));
    this.traffic = new StackExchangeTraffic(seed, shape);
  }

  /**
   * What the two loads came to.
   *
   * @param positions latencies of the positions
   * @param events what the sender of events saw
   */
  record Outcome(Latencies positions, Load events) {}

  Outcome run(String board, BoardSeed.Members members, int seconds) throws InterruptedException {
    List<HttpReader.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < seconds * POSITIONS_PER_SECOND; i++) {
      String member = OpaqueId.MEMBER.of(members.at(random.nextInt(members.count())));
      wanted.add(
          new HttpReader.Wanted(
              "/api/v1/communities/%s/boards/%s/positions/%s?around=5"
                  .formatted(BenchCommunity.NAME, board, member),
              '"' + member + '"'));
    }
    List<HttpSender.Message> batches = new ArrayList<>();
    for (int i = 0; i < seconds * BATCHES_PER_SECOND; i++) {
      batches.add(sender.batch(events()));
    }
    CompletableFuture<Load> events = CompletableFuture.supplyAsync(() -> send(batches));
    long[] nanos =
        OpenLoop.run(wanted.size(), POSITIONS_PER_SECOND, i -> reader.read(wanted.get(i)));
    return new Outcome(Latencies.ofNanos(nanos), events.join());
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>(EVENTS_PER_BATCH);
    while (events.size() < EVENTS_PER_BATCH) {
      events.add(traffic.next());
    }
    return events;
  }

  private Load send(List<HttpSender.Message> batches) {
    try {
      return new SteadyLoad(sender, BATCHES_PER_SECOND).send(batches);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
