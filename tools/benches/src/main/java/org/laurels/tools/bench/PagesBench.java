// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.server.api.OpaqueId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How quickly pages come while many read them. */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    description = {
      "Lets the intake take a history of many members under the stack-exchange programme, a few",
      "events each and thousands for a handful, brings its boards up to date, and starts the server",
      "program with open pages in a process of its own. Then reads pages at a fixed rate: 35 of a",
      "hundred are of members, 25 a board, 15 first pages of statements, 10 the home, 10 all boards",
      "and 5 the badges. Every body is checked. Latency counts from the instant a request was due.",
      "Answers 1 when p99 of board pages or of member pages is above 50 ms."
    })
final class PagesBench implements Callable<Integer> {
  private static final double P99_MILLIS_MAX = 50;
  private static final int WARM_SECONDS_MAX = 15;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(names = "--members", defaultValue = "100000", description = "default: ${DEFAULT-VALUE}")
  private int members;

  @Option(
      names = "--days",
      defaultValue = "300",
      description =
          "that the history lasts; a busy member has 10 entries a day (default: ${DEFAULT-VALUE})")
  private int days;

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "requests a second; default: ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "how long they come; default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    String url = database.databases().fresh("pages");
    PageVisits.SeededMembers seeded = seed(url);
    try (ServerProcess server = ServerProcess.start(url, "--open-pages")) {
      PageVisits visits = new PageVisits(new HttpReader(server.address(), null), seeded, seed);
      System.err.println("bench: warming the server up");
      visits.read(rate, Math.min(seconds, WARM_SECONDS_MAX));
      System.err.println("bench: reading pages for " + seconds + " s");
      return tell(visits.read(rate, seconds)) ? 0 : 1;
    }
  }

  /** Makes the history, and leaves the database to the server. */
  private PageVisits.SeededMembers seed(String url) throws SQLException {
    try (EngineRun run = new EngineRun(url, BenchCommunity.programme())) {
      Wiring wiring = run.wiring();
      PageHistory history = new PageHistory(members, days, Instant.now(wiring.clock()));
      Progress progress = new Progress();
      for (int day = 0; day < days; day++) {
        run.eventsPerSecond(history.day(day));
        progress.tell("%d of %d days of the history".formatted(day + 1, days));
      }
      Community community = wiring.communities().find(BenchCommunity.NAME).orElseThrow();
      wiring.boards().now(community);
      return seeded(wiring);
    }
  }

  private PageVisits.SeededMembers seeded(Wiring wiring) throws SQLException {
    List<String> all = new ArrayList<>();
    List<String> busy = new ArrayList<>();
    Set<String> busyNames = new HashSet<>(PageHistory.busyMembers());
    try (Connection connection = wiring.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT member_id, external_id FROM member_identity ORDER BY id")) {
      while (rows.next()) {
        String member = OpaqueId.MEMBER.of(rows.getLong(1));
        (busyNames.contains(rows.getString(2)) ? busy : all).add(member);
      }
      connection.rollback();
    }
    if (all.size() != members || busy.size() != busyNames.size()) {
      throw new IllegalStateException("there are " + all.size() + " members, not " + members);
    }
    return new PageVisits.SeededMembers(all, busy);
  }

  private boolean tell(Map<PageKind, long[]> read) {
    boolean fine = true;
    System.out.printf("%-10s %8s %9s %9s %9s%n", "page", "requests", "p50 ms", "p99 ms", "max ms");
    for (Map.Entry<PageKind, long[]> kind : read.entrySet()) {
      PageKind page = kind.getKey();
      Latencies latencies = Latencies.ofNanos(kind.getValue());
      boolean within = latencies.percentile(99) <= P99_MILLIS_MAX;
      tell(page.spoken(), kind.getValue().length, latencies, verdict(page, within));
      fine &= within || !page.isLimited();
    }
    long[] all = read.values().stream().flatMapToLong(LongStream::of).toArray();
    tell("all", all.length, Latencies.ofNanos(all), "");
    return fine;
  }

  private static String verdict(PageKind page, boolean within) {
    return page.isLimited()
        ? "  p99 is %s %.0f ms".formatted(within ? "within" : "ABOVE", P99_MILLIS_MAX)
        : "";
  }

  private static void tell(String page, int requests, Latencies latencies, String verdict) {
    System.out.printf(
        "%-10s %8d %9.1f %9.1f %9.1f%s%n",
        page,
        requests,
        latencies.percentile(50),
        latencies.percentile(99),
        latencies.max(),
        verdict);
  }
}
