// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.laurels.core.event.Event;
import org.laurels.tools.seed.StackExchangeTraffic;

/**
 * The server is killed again and again while events are sent to it, some twice and some late.
 * Nothing acknowledged may be lost, nothing awarded twice, and the books must balance.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillIT {
  private static final int BATCH = 50;
  private static final int SENDERS = 4;

  @TempDir Path folder;

  @Test
  void kills_onH2_loseNothing() throws Exception {
    run(h2("killed"), h2("calm"), 6_000, 3);
  }

  @Test
  @Tag("thorough")
  void manyKills_onH2_loseNothing() throws Exception {
    run(h2("killed"), h2("calm"), 50_000, 25);
  }

  @Test
  @Tag("thorough")
  void manyKills_onMySql_loseNothing() throws Exception {
    run(mySql("killed"), h2("calm"), 50_000, 25);
  }

  private String h2(String name) {
    return "jdbc:h2:file:" + folder.resolve(name);
  }

  static String mySql(String name) throws Exception {
    String server = System.getenv("LAURELS_TEST_MYSQL_URL");
    if (server == null) {
      System.err.println("SKIPPED, LOUDLY: no MySQL; set LAURELS_TEST_MYSQL_URL");
    }
    assumeTrue(server != null, "LAURELS_TEST_MYSQL_URL is not set");
    String database = "laurels_test_" + name;
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database);
      statement.execute("CREATE DATABASE " + database);
    }
    return server.replaceFirst("/laurels(?=[?]|$)", "/" + database);
  }

  private void run(String databaseUrl, String calmUrl, int size, int kills) throws Exception {
    long seed = 20_261_122L;
    List<Event> events = new ArrayList<>(size);
    StackExchangeTraffic traffic = StackExchangeTraffic.of(seed);
    for (int i = 0; i < size; i++) {
      events.add(traffic.next());
    }
    List<List<Event>> arrivals = arrivals(events, new Random(seed));

    Program program = new Program(folder, databaseUrl);
    KilledServer server =
        new KilledServer(program, folder.resolve("server.log"), prepared(program));
    server.start();
    Set<String> acknowledged = send(server, arrivals, kills);
    server.stop();

    assertThat(server.kills()).isEqualTo(kills);
    assertThat(acknowledged).as("every event was acknowledged in the end").hasSize(size);
    assertThat(program.succeed("verify").out()).contains("0 differences");

    Program calm = new Program(folder, calmUrl);
    KilledServer calmServer = new KilledServer(calm, folder.resolve("calm.log"), prepared(calm));
    calmServer.start();
    for (int from = 0; from < size; from += 1_000) {
      assertThat(calmServer.send(events.subList(from, Math.min(size, from + 1_000)))).isTrue();
    }
    calmServer.stop();
    assertThat(standings(program)).isEqualTo(standings(calm));
    System.out.printf(
        "seed %d: %d events, %d sent, %d kills, nothing lost, nothing twice%n",
        seed, size, arrivals.stream().mapToInt(List::size).sum(), server.kills());
  }

  static String prepared(Program program) {
    program.succeed("community", "create", "killed", "--programme", "stack-exchange");
    String out =
        program.succeed("token", "create", "--community", "killed", "--name", "kill test").out();
    return out.lines()
        .filter(line -> line.startsWith("laurels_"))
        .findFirst()
        .orElseThrow()
        .strip();
  }

  private static List<String> standings(Program program) {
    return program
        .succeed("export", "standings", "--community", "killed")
        .out()
        .lines()
        .map(line -> line.substring(0, line.indexOf(',', line.indexOf("reputation,") + 11) + 1))
        .sorted()
        .toList();
  }

  /** A fifth of the events comes twice, and one in fifty comes up to 2,000 events late. */
  private static List<List<Event>> arrivals(List<Event> events, Random random) {
    List<Event> arrivals = new ArrayList<>(events);
    for (int i = 0; i < events.size() / 50; i++) {
      int from = random.nextInt(arrivals.size());
      int to = Math.min(arrivals.size() - 1, from + random.nextInt(2_000));
      arrivals.add(to, arrivals.remove(from));
    }
    for (int i = 0; i < events.size() / 5; i++) {
      int again = random.nextInt(arrivals.size());
      int at = Math.min(arrivals.size(), again + random.nextInt(200));
      arrivals.add(at, arrivals.get(again));
    }
    List<List<Event>> batches = new ArrayList<>();
    for (int from = 0; from < arrivals.size(); from += BATCH) {
      batches.add(List.copyOf(arrivals.subList(from, Math.min(arrivals.size(), from + BATCH))));
    }
    return batches;
  }

  private static Set<String> send(KilledServer server, List<List<Event>> batches, int kills)
      throws InterruptedException {
    ConcurrentLinkedQueue<List<Event>> waiting = new ConcurrentLinkedQueue<>(batches);
    Set<String> acknowledged = java.util.Collections.synchronizedSet(new HashSet<>());
    AtomicInteger done = new AtomicInteger();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  for (List<Event> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
                    while (!server.send(batch)) {
                      Thread.sleep(50);
                    }
                    batch.forEach(event -> acknowledged.add(event.id()));
                    done.incrementAndGet();
                  }
                } catch (InterruptedException | RuntimeException | Error e) {
                  failures.add(e);
                }
              });
      sender.start();
      senders.add(sender);
    }
    for (int kill = 1; kill <= kills; kill++) {
      int until = batches.size() * kill / (kills + 1);
      while (done.get() < until && failures.isEmpty()) {
        Thread.sleep(5);
      }
      server.kill();
      server.start();
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(failures).isEmpty();
    return acknowledged;
  }
}
