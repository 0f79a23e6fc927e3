// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.laurels.core.event.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an event costs when there are a thousand rules, most of them for other events. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Compares the cost of an event under 20 rules and under many more.")
final class RulesBench implements Callable<Integer> {
  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(names = "--rules", defaultValue = "1000", description = "default: ${DEFAULT-VALUE}")
  private int rules;

  @Option(names = "--events", defaultValue = "50000", description = "default: ${DEFAULT-VALUE}")
  private int events;

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds;

  @Override
  public Integer call() {
    BenchDatabase databases = database.databases();
    String few = programme(12);
    String many = programme(rules);
    Traffic traffic = new Traffic(1);
    measure(databases, few, traffic.take(20_000));
    measure(databases, many, traffic.take(20_000));
    System.out.printf("%-8s %14s %14s %8s%n", "round", "20 rules ev/s", rules + " ev/s", "cost x");
    for (int round = 1; round <= rounds; round++) {
      List<Event> batch = traffic.take(events);
      double fast = measure(databases, few, batch);
      double slow = measure(databases, many, batch);
      System.out.printf("%-8d %14.0f %14.0f %8.2f%n", round, fast, slow, fast / slow);
    }
    return 0;
  }

  private double measure(BenchDatabase databases, String programme, List<Event> batch) {
    try (EngineRun run = new EngineRun(databases.fresh("rules"), programme)) {
      return run.eventsPerSecond(batch);
    }
  }

  /** The starter with its 8 rules, and further ones of which one in a hundred is for votes. */
  private static String programme(int further) {
    StringBuilder text = new StringBuilder(BenchCommunity.programme());
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < further; i++) {
      String on = i % 100 == 99 ? "vote.cast" : "custom.type-" + i;
      more.append("  - id: more-").append(i).append("\n    on: ").append(on);
      more.append("\n    if: event.value > ").append(1_000 + i);
      more.append("\n    give: {to: actor, reputation: 1}\n");
    }
    int rules = text.indexOf("\nrules:\n") + "\nrules:\n".length();
    return text.insert(rules, more).toString();
  }
}
