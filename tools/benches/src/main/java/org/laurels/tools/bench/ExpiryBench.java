// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.wallet.TransferReason;
import org.laurels.server.Wiring;
import org.laurels.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes to end many credits that are due at once, by a process that is killed. */
@Command(
    name = "expiry",
    mixinStandardHelpOptions = true,
    description = {
      "Lets the intake award lots of credits, all of which vest and later end at the same moment;",
      "then lets a process of its own end them, kills it (SIGKILL) midway as often as is said, and",
      "starts it again. Answers 1 where a lot was not ended exactly once, where the books do not",
      "hold, or where ending them, the restarts included, took more than ten minutes."
    })
final class ExpiryBench implements Callable<Integer> {
  private static final Duration DURATION_MAX = Duration.ofMinutes(10);
  private static final Instant AWARDED = Instant.parse("2024-01-15T12:00:00Z");
  private static final long AMOUNT = 5;
  private static final String PROGRAMME =
      """
      programme: expiry
      units:
        credits: {spendable: {vest: month-close, expire: 12mo}}
      rules:
        - {id: helped, on: x.helped, give: {to: actor, credits: 5}}
      """;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(
      names = "--lots",
      defaultValue = "1000000",
      description = "that end at once; default: ${DEFAULT-VALUE}")
  private int lots;

  @Option(
      names = "--each",
      defaultValue = "4",
      description = "lots of one member; default: ${DEFAULT-VALUE}")
  private int each;

  @Option(
      names = "--kills",
      defaultValue = "5",
      description = "of the process; default: ${DEFAULT-VALUE}")
  private int kills;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    String url = database.databases().fresh("expiry");
    award(url);
    Random random = new Random(seed);
    int transactions = (lots + ExpiryProcess.PART - 1) / ExpiryProcess.PART;
    long begun = System.nanoTime();
    int killed = 0;
    long worked = 0;
    for (int kill = 1; kill <= kills; kill++) {
      try (ExpiryProcess process = ExpiryProcess.start(url)) {
        int some = 1 + random.nextInt(Math.max(1, transactions / (kills + 1)));
        killed += process.killAfter(some, random.nextInt(20)) ? 1 : 0;
        worked += process.workedNanos();
      }
    }
    try (ExpiryProcess process = ExpiryProcess.start(url)) {
      process.finish();
      worked += process.workedNanos();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    boolean once = isOnce(url);
    boolean quick = seconds <= DURATION_MAX.toSeconds();
    System.out.printf(
        "L10: seed %d, %,d lots of %,d members, killed %d times: ended by %.0f lots/s, in %.1f s with"
            + " the restarts, %s; each lot ended %s%n",
        seed,
        lots,
        (lots + each - 1) / each,
        killed,
        lots / (worked / 1e9),
        seconds,
        quick ? "within ten minutes" : "MORE than ten minutes",
        once ? "exactly once, books sound" : "NOT exactly once");
    return once && quick && killed == kills ? 0 : 1;
  }

  /** Awards and vests, as of a time long ago. */
  private void award(String url) {
    try (EngineRun run = new EngineRun(url, PROGRAMME, Clock.fixed(AWARDED, ZoneOffset.UTC))) {
      double awarded = run.eventsPerSecond(events());
      long begun = System.nanoTime();
      Community community = BenchCommunity.of(run.wiring(), PROGRAMME);
      ExpiryProcess.upkeep(
          run.wiring().credits().wallets(), community, AWARDED.plus(Duration.ofDays(17)));
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "%,d lots: %.0f/s awarded, %.0f/s vested by one thread%n", lots, awarded, lots / seconds);
    }
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>(lots);
    for (int i = 0; i < lots; i++) {
      events.add(
          new Event(
              "host",
              "e" + i,
              "x.helped",
              AWARDED,
              i,
              "m" + i / each,
              null,
              1,
              java.util.Map.of(),
              null));
    }
    return events;
  }

  private boolean isOnce(String url) throws SQLException {
    try (Wiring wiring = Wiring.open(url, Wiring.systemClock())) {
      Community community = BenchCommunity.of(wiring, PROGRAMME);
      Database opened = wiring.database();
      String expired = " FROM credit_transfer WHERE reason = " + TransferReason.EXPIRE.code();
      long transfers = number(opened, "SELECT COUNT(*)" + expired);
      long of = number(opened, "SELECT COUNT(DISTINCT lot_id)" + expired);
      long amount = number(opened, "SELECT COALESCE(SUM(amount), 0)" + expired);
      long left = number(opened, "SELECT COALESCE(SUM(pending + available + held), 0) FROM wallet");
      List<String> unsound = wiring.credits().wallets().unsound(community);
      unsound.forEach(System.out::println);
      return transfers == lots
          && of == lots
          && amount == lots * AMOUNT
          && left == 0
          && unsound.isEmpty();
    }
  }

  private static long number(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
