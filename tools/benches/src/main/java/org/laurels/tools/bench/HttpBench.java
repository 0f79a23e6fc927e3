// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.server.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the server does for hosts: everything counts, from socket to disk. */
@Command(
    name = "http",
    mixinStandardHelpOptions = true,
    description =
        "Starts the server program in a process of its own, and sends events of the stack-exchange"
            + " programme to it over HTTP: first batches of 100 from several connections, as fast"
            + " as they are answered; then single events, 500 a second whatever happens. Fails when"
            + " anything is not accepted.")
final class HttpBench implements Callable<Integer> {
  private static final int BATCH = 100;
  private static final int RATE = 500;
  private static final int WARM_BATCH_EVENTS = 10_000;
  private static final int WARM_SECONDS = 10;
  private static final int P99_MILLIS_MAX = 50;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(
      names = "--events",
      defaultValue = "40000",
      description = "sent in batches; default: ${DEFAULT-VALUE}")
  private int events;

  @Option(
      names = "--connections",
      defaultValue = "8",
      description =
          "that send batches at the same time; with 1 no event comes late (default: ${DEFAULT-VALUE})")
  private int connections;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "how long single events come; default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws InterruptedException {
    String url = database.databases().fresh("http");
    String token = token(url);
    Traffic traffic = new Traffic(seed);
    try (ServerProcess server = ServerProcess.start(url)) {
      HttpSender sender = new HttpSender(server.address(), BenchCommunity.NAME, token);
      ParallelLoad parallel = new ParallelLoad(sender, connections);
      SteadyLoad steady = new SteadyLoad(sender, RATE);
      parallel.send(batches(sender, traffic.take(Math.min(events, WARM_BATCH_EVENTS))));
      steady.send(singles(sender, traffic.take(WARM_SECONDS * RATE)));
      tellBatches(parallel.send(batches(sender, traffic.take(events))));
      tellSingles(steady.send(singles(sender, traffic.take(seconds * RATE))));
    }
    return 0;
  }

  /** Makes the community and a key to it, and leaves the database to the server. */
  private static String token(String url) {
    try (Wiring wiring = Wiring.open(url, Wiring.systemClock())) {
      Community community = BenchCommunity.of(wiring, BenchCommunity.programme());
      return wiring.tokenBook().make(community, "bench", ApiToken.Scope.EVENTS, null).text();
    }
  }

  private static List<HttpSender.Message> batches(HttpSender sender, List<Event> events) {
    return Batches.of(events, BATCH).stream().map(sender::batch).toList();
  }

  private static List<HttpSender.Message> singles(HttpSender sender, List<Event> events) {
    return events.stream().map(sender::single).toList();
  }

  private void tellBatches(Load load) {
    System.out.printf(
        "batches of %d from %d connections: %.0f events/s; a batch takes p50 %.1f ms, p99 %.1f ms%n",
        BATCH,
        connections,
        load.eventsPerSecond(),
        load.latencies().percentile(50),
        load.latencies().percentile(99));
  }

  private static void tellSingles(Load load) {
    double p99 = load.latencies().percentile(99);
    System.out.printf(
        "single events, %d a second due: %.1f events/s; p50 %.1f ms, p99 %.1f ms, max %.1f ms;"
            + " p99 is %s %d ms%n",
        RATE,
        load.eventsPerSecond(),
        load.latencies().percentile(50),
        p99,
        load.latencies().max(),
        p99 <= P99_MILLIS_MAX ? "within" : "ABOVE",
        P99_MILLIS_MAX);
  }
}
