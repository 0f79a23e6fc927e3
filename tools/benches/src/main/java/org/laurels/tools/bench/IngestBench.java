// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.laurels.core.event.Event;
import org.laurels.server.Wiring;
import org.laurels.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many events a second the engine takes, and how many rows a second the database takes. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Drives the intake with the stack-exchange programme, then inserts the same rows into the same",
      "tables with nothing but JDBC, and prints both and their ratio."
    })
final class IngestBench implements Callable<Integer> {
  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(names = "--events", defaultValue = "100000", description = "default: ${DEFAULT-VALUE}")
  private int events;

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--offer", defaultValue = "500", description = "events that one sender offers")
  private int offer;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws SQLException {
    BenchDatabase databases = database.databases();
    String programme = BenchCommunity.programme();
    Traffic traffic = new Traffic(seed);
    warmUp(databases, programme, traffic);
    System.out.printf("%-8s %14s %14s %8s%n", "round", "engine ev/s", "raw ev/s", "ratio");
    for (int round = 1; round <= rounds; round++) {
      List<Event> batch = traffic.take(events);
      String engineUrl = databases.fresh("engine");
      double engine;
      RawCopy copy;
      try (EngineRun run = new EngineRun(engineUrl, programme)) {
        engine = run.eventsPerSecond(batch, offer);
        copy = RawCopy.of(run.wiring().database().dataSource());
      }
      double raw = raw(databases.fresh("raw"), copy);
      System.out.printf(
          "%-8d %14.0f %14.0f %8.2f   (%d rows)%n", round, engine, raw, engine / raw, copy.rows());
    }
    return 0;
  }

  private void warmUp(BenchDatabase databases, String programme, Traffic traffic) {
    try (EngineRun run = new EngineRun(databases.fresh("warm"), programme)) {
      run.eventsPerSecond(traffic.take(Math.min(events, 30_000)), offer);
    }
  }

  private double raw(String url, RawCopy copy) throws SQLException {
    try (Database empty = Database.open(url, Wiring.systemClock())) {
      long begun = System.nanoTime();
      copy.insert(empty.dataSource(), EngineRun.batches(events));
      return events / ((System.nanoTime() - begun) / 1e9);
    }
  }
}
