// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.Periods;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What boards of many members cost, and how quickly one finds oneself on them. */
@Command(
    name = "boards",
    mixinStandardHelpOptions = true,
    description = {
      "Makes members and daily sums by SQL and, in rounds, reads plain GROUP BY ... ORDER BY over",
      "them, recalculates an all-time board whole, and carries changes into it. Each table is",
      "compared with the plain query, line by line. Then asks a server in a process of its own for",
      "positions with ten neighbours, 100 a second, while 1,000 events a second come in.",
      "Answers 1 when a limit is exceeded: 2 times the plain query, changes 2 percent of a whole",
      "recalculation, positions p99 5 ms. The first two hold for a million members with a change to",
      "one in a hundred; with fewer members or more changes they are printed and not judged."
    })
final class BoardsBench implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final String BOARD = "all-time";
  private static final int JUDGED_MEMBERS = 1_000_000;
  private static final double RATIO_AIM = 1.5;
  private static final double RATIO_MAX = 2;
  private static final double PERCENT_MAX = 2;
  private static final double P99_MILLIS_MAX = 5;
  private static final int WARM_SECONDS_MAX = 15;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(names = "--members", defaultValue = "1000000", description = "default: ${DEFAULT-VALUE}")
  private int members;

  @Option(
      names = "--days",
      defaultValue = "10",
      description = "with a sum of each member; default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--changes",
      defaultValue = "10000",
      description = "members whose sums change in a round; default: ${DEFAULT-VALUE}")
  private int changes;

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "how long positions are asked for; default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--redis",
      description = "also do it with a Redis, whose redis-server must be on the PATH")
  private boolean redis;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    if (redis && !RedisServer.isThere()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--redis needs redis-server on the PATH; on Debian and Ubuntu: apt-get install redis-server");
    }
    String url = database.databases().fresh("boards");
    BoardSeed.Members seeded;
    String token;
    boolean fine;
    BoardTable table;
    try (Wiring wiring = Wiring.open(url, Wiring.systemClock())) {
      Community community = BenchCommunity.of(wiring, programme());
      token = wiring.tokenBook().make(community, "bench", ApiToken.Scope.MANAGE, null).text();
      long today = Periods.day(Instant.now(wiring.clock()), ZONE);
      seeded =
          new BoardSeed(wiring.database(), community)
              .make(members, days, today, "reputation", ZONE.getId());
      BoardRounds calculated = new BoardRounds(wiring, community, ZONE, seeded, seed);
      fine = calculate(calculated);
      table = calculated.table();
    }
    PositionTimes ours = new PositionTimes(table, seed);
    ours.tell("positions in this process", ours.inProcess());
    fine &= positions(url, token, seeded);
    if (redis) {
      try (RedisServer server = RedisServer.start()) {
        ours.tellRedis(server);
      }
    }
    return fine ? 0 : 1;
  }

  /** The starter's rules, with this board only, which is as fresh as boards get. */
  static String programme() {
    String starter = BenchCommunity.programme();
    return starter.substring(0, starter.indexOf("\nboards:\n"))
        + "\nboards:\n  - {id: "
        + BOARD
        + ", unit: reputation, window: ever, show: 100, every: 5s}\n";
  }

  private boolean calculate(BoardRounds calculated) throws SQLException {
    System.out.printf(
        "%-6s %10s %10s %7s %10s %10s %12s %8s%n",
        "round",
        "plain ms",
        "whole ms",
        "ratio",
        "gather ms",
        "publish ms",
        "changes ms",
        "of whole");
    List<BoardRounds.Round> all = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      BoardRounds.Round took = calculated.next(changes);
      all.add(took);
      System.out.printf(
          "%-6d %10.0f %10.0f %7.2f %10.0f %10.0f %12.0f %7.1f%%%n",
          round,
          took.plain() / 1e6,
          took.anew() / 1e6,
          took.ratio(),
          took.gathering() / 1e6,
          took.publishing() / 1e6,
          (took.gathering() + took.publishing()) / 1e6,
          took.percent());
    }
    double ratio = median(all, BoardRounds.Round::ratio);
    double percent = median(all, BoardRounds.Round::percent);
    boolean judged = members >= JUDGED_MEMBERS && changes <= members / 100;
    System.out.printf(
        "a whole recalculation is %.2f times the plain query (median; aim %.1f, most %.1f): %s%n",
        ratio, RATIO_AIM, RATIO_MAX, verdict(judged, ratio, RATIO_MAX));
    System.out.printf(
        "%,d changes take %.1f %% of it (median; most %.1f %%): %s%n",
        changes, percent, PERCENT_MAX, verdict(judged, percent, PERCENT_MAX));
    System.out.println("all tables were compared with the plain query, line by line");
    return !judged || (ratio <= RATIO_MAX && percent <= PERCENT_MAX);
  }

  private static double median(
      List<BoardRounds.Round> rounds, ToDoubleFunction<BoardRounds.Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String verdict(boolean judged, double figure, double max) {
    return judged ? figure <= max ? "within" : "ABOVE" : "not judged at this size";
  }

  private boolean positions(String url, String token, BoardSeed.Members seeded)
      throws InterruptedException {
    try (ServerProcess server = ServerProcess.start(url)) {
      PositionLoad load =
          new PositionLoad(server.address(), token, seed, Instant.now(Wiring.systemClock()));
      System.err.println("bench: warming the server up");
      load.run(BOARD, seeded, Math.min(seconds, WARM_SECONDS_MAX));
      System.err.println("bench: asking for positions for " + seconds + " s");
      PositionLoad.Outcome outcome = load.run(BOARD, seeded, seconds);
      double p99 = outcome.positions().percentile(99);
      System.out.printf(
          "positions with ten neighbours through the API, 100 a second due, with %.0f events/s:"
              + " p50 %.2f ms, p99 %.2f ms, max %.1f ms; p99 is %s %.0f ms%n",
          outcome.events().eventsPerSecond(),
          outcome.positions().percentile(50),
          p99,
          outcome.positions().max(),
          p99 <= P99_MILLIS_MAX ? "within" : "ABOVE",
          P99_MILLIS_MAX);
      return p99 <= P99_MILLIS_MAX;
    }
  }
}
