// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.laurels.core.event.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether an event still costs the same when there is a long history. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description =
        "Drives the intake on an empty database and on one with a long history, in turns, and"
            + " prints both and by how much the cost of an event has grown. Answers 1 when that is"
            + " above 20 percent.")
final class GrowthBench implements Callable<Integer> {
  private static final int PERCENT_MAX = 20;

  /** How many events of the history the engine takes itself. */
  private static final int TAKEN = 100_000;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(
      names = "--history",
      defaultValue = "5000000",
      description = "events before the measured ones; default: ${DEFAULT-VALUE}")
  private int history;

  @Option(
      names = "--events",
      defaultValue = "60000",
      description = "measured in each round; default: ${DEFAULT-VALUE}")
  private int events;

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    BenchDatabase databases = database.databases();
    Traffic traffic = new Traffic(seed);
    String remembering = databases.fresh("growth_history");
    long before = remember(remembering, traffic);
    System.out.printf("%-8s %14s %24s%n", "round", "empty ev/s", "with %,d ev/s".formatted(before));
    List<Double> empty = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      List<Event> batch = traffic.take(events);
      empty.add(measure(databases.fresh("growth_empty"), batch));
      after.add(measure(remembering, batch));
      System.out.printf("%-8d %14.0f %24.0f%n", round, empty.get(round - 1), after.get(round - 1));
    }
    double percent = new Growth(empty, after).percent();
    boolean fine = percent <= PERCENT_MAX;
    System.out.printf(
        "an event costs %+.1f %% with the history (medians), which is %s %d %%%n",
        percent, fine ? "within" : "ABOVE", PERCENT_MAX);
    return fine ? 0 : 1;
  }

  /** Fills the database, which also warms the engine up, and answers with how many events. */
  private long remember(String url, Traffic traffic) throws SQLException, InterruptedException {
    int times = Math.max(1, (history + TAKEN - 1) / TAKEN);
    int taken = Math.max(1, (history + times - 1) / times);
    try (EngineRun run = new EngineRun(url, BenchCommunity.programme())) {
      run.eventsPerSecond(traffic.take(taken));
      new HistoryCopies(run.wiring().database()).multiply(times, taken);
    }
    return (long) times * taken;
  }

  private static double measure(String url, List<Event> batch) {
    try (EngineRun run = new EngineRun(url, BenchCommunity.programme())) {
      return run.eventsPerSecond(batch);
    }
  }
}
