// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.event.Event;
import org.laurels.tools.seed.StackExchangeTraffic;

/**
 * Two servers on one MySQL. The one that is calculating boards is killed while it does: the other
 * takes over, publishes nothing twice, and pays no winner of a season twice.
 */
@Tag("thorough")
class TakeoverIT {
  private static final int EVENTS = 1_500;
  private static final int WINNERS = 3;
  private static final Duration TAKEOVER_MAX = Duration.ofMinutes(1);

  private static final String WITH_SEASON =
      """
      programme: cup
      extends: stack-exchange
      units:
        prize: {}
      rules:
        - id: season-winner
          on: season.won
          if: event.value <= 3
          give: {to: actor, prize: 100}
      boards:
        - id: ever
          unit: reputation
          window: ever
          every: 5s
        - id: cup
          unit: reputation
          window: season
          every: 5s
          seasons: [{id: first, from: 2000-01-01, until: 2026-06-01, settle: 1s, winners: 3}]
      """;

  @TempDir Path folder;

  @Test
  void killedWhileCalculating_theOtherTakesOver_nothingTwice() throws Exception {
    String url = KillIT.mySql("takeover");
    Program program = new Program(folder, url);
    String token = KillIT.prepared(program);
    KilledServer one = new KilledServer(program, folder.resolve("one.log"), token);
    KilledServer other = new KilledServer(program, folder.resolve("other.log"), token);
    one.start();
    String nameOfOne = await(url, "SELECT INSTANCE_NAME FROM QRTZ_SCHEDULER_STATE");
    try {
      other.start();
      send(one);
      try (Connection holding = DriverManager.getConnection(url);
          Statement statement = holding.createStatement()) {
        holding.setAutoCommit(false);
        await(url, "SELECT 1 FROM sum_state WHERE mark > 0");
        statement.execute("SELECT * FROM sum_state FOR UPDATE");
        publish(program);
        String running = heldUp(url);
        assertThat(told(url)).as("seasons told of before the kill").isZero();
        boolean isOne = running.equals(nameOfOne);
        (isOne ? one : other).kill();
        long killed = System.nanoTime();
        holding.rollback();
        await(url, "SELECT 1 FROM board_edition WHERE winners_told");
        Duration takeover = Duration.ofNanos(System.nanoTime() - killed);
        System.out.println("taken over after " + takeover.toMillis() + " ms");
        assertThat(takeover).isLessThan(TAKEOVER_MAX);
        (isOne ? one : other).start();
      }
      // Both have had their turns since.
      TimeUnit.SECONDS.sleep(12);
    } finally {
      one.stop();
      other.stop();
    }
    proveOnce(program, url);
  }

  private static void send(KilledServer server) throws InterruptedException {
    StackExchangeTraffic traffic = StackExchangeTraffic.of(5);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(traffic.next());
    }
    for (int from = 0; from < EVENTS; from += 500) {
      assertThat(server.send(events.subList(from, from + 500))).isTrue();
    }
  }

  private void publish(Program program) throws IOException {
    Path file = folder.resolve("cup.yaml");
    Files.writeString(file, WITH_SEASON);
    program.succeed(
        "programme", "publish", file.toString(), "--community", "killed", "--past", "all");
  }

  /** Who waits in the midst of calculating the boards. */
  private static String heldUp(String url) throws Exception {
    return await(
        url,
        "SELECT INSTANCE_NAME FROM QRTZ_FIRED_TRIGGERS WHERE JOB_NAME = 'boards-killed'"
            + " AND STATE = 'EXECUTING' AND FIRED_TIME < UNIX_TIMESTAMP(NOW(3)) * 1000 - 500");
  }

  private static int told(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT COUNT(*) FROM board_edition WHERE winners_told")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String await(String url, String query) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      while (System.nanoTime() < deadline) {
        try (ResultSet rows = statement.executeQuery(query)) {
          if (rows.next()) {
            return rows.getString(1);
          }
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new AssertionError("waited in vain for " + query);
  }

  private static void proveOnce(Program program, String url) throws SQLException {
    List<Map<String, String>> entries =
        Csv.rows(program.succeed("export", "entries", "--community", "killed").out());
    assertThat(entries.stream().filter(entry -> entry.get("cause").equals("season-winner")))
        .as("prizes")
        .hasSizeGreaterThanOrEqualTo(WINNERS)
        .allMatch(entry -> entry.get("change").equals("100"))
        .extracting(entry -> entry.get("event"))
        .doesNotHaveDuplicates();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT board, edition, frozen FROM board_edition WHERE board IN ('ever', 'cup')")) {
      List<String> editions = new ArrayList<>();
      while (rows.next()) {
        editions.add(rows.getString(1) + " " + rows.getLong(2) + " " + rows.getBoolean(3));
      }
      // What the winners were given is in another unit, so that no table changed after the first.
      assertThat(editions).containsExactlyInAnyOrder("ever 1 false", "cup 1 true");
    }
    assertThat(program.succeed("verify").out()).contains("0 differences");
  }
}
