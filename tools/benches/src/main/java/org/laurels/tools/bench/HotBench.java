// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.laurels.core.event.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether one member whom half of the events concern slows the intake down. */
@Command(
    name = "hot",
    mixinStandardHelpOptions = true,
    description = {
      "Drives the intake with the stack-exchange programme, in turns with events that are spread over",
      "all members and with events of which half concern one member, each on an empty database.",
      "Prints both and their ratio (medians). Answers 1 when the ratio is below 70 percent."
    })
final class HotBench implements Callable<Integer> {
  private static final int PERCENT_MIN = 70;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(
      names = "--events",
      defaultValue = "60000",
      description = "of each kind in each round; default: ${DEFAULT-VALUE}")
  private int events;

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() {
    BenchDatabase databases = database.databases();
    String programme = BenchCommunity.programme();
    Traffic traffic = new Traffic(seed);
    measure(databases.fresh("hot_warm"), programme, traffic.take(Math.min(events, 30_000)));
    System.out.printf("%-8s %14s %14s %10s%n", "round", "even ev/s", "hot ev/s", "hot share");
    List<Double> even = new ArrayList<>();
    List<Double> hot = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      List<Event> spread = traffic.take(events);
      List<Event> gathered = HotMember.in(spread);
      long share = gathered.stream().filter(HotMember::concerns).count() * 100 / events;
      even.add(measure(databases.fresh("hot_even"), programme, spread));
      hot.add(measure(databases.fresh("hot_one"), programme, gathered));
      System.out.printf(
          "%-8d %14.0f %14.0f %8d %%%n", round, even.get(round - 1), hot.get(round - 1), share);
    }
    double percent = 100 / (1 + new Growth(even, hot).percent() / 100);
    boolean fine = percent >= PERCENT_MIN;
    System.out.printf(
        "L8: with one hot member the intake takes %.0f %% of what it takes otherwise (medians),"
            + " which is %s %d %%%n",
        percent, fine ? "at least" : "BELOW", PERCENT_MIN);
    return fine ? 0 : 1;
  }

  private static double measure(String url, String programme, List<Event> events) {
    try (EngineRun run = new EngineRun(url, programme)) {
      return run.eventsPerSecond(events);
    }
  }
}
