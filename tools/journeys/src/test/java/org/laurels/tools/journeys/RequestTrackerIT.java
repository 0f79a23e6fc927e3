// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Request Tracker with our extension, and Laurels beside it. Tickets are opened, answered,
 * solved, reopened and removed, while both are killed: what members have in the end is what RT's
 * own history says, and the history read afterwards says what was sent.
 */
@Tag("thorough")
class RequestTrackerIT {
  private static final String PROGRAMME =
      """
      programme: care
      units:
        points: {}
      rules:
        - id: ticket-opened
          on: ticket.opened
          give: {to: item.author, points: 1}
        - id: ticket-replied
          on: ticket.replied
          if: has(event.attributes.by) && event.attributes.by == 'staff'
          give: {to: actor, points: 3}
        - id: ticket-solved
          on: ticket.solved
          give: {to: actor, points: 10}
      ranks:
        - {id: helper, name: Helper, if: member.points >= 10}
      """;

  /** As the guide tells which rights the user of Laurels needs. */
  private static final String PEOPLE =
      """
      @Users = map { { Name => $_, EmailAddress => $_ =~ /@/ ? $_ : "$_\\@example.test",
          Password => 'password', Privileged => $_ =~ /@/ ? 0 : 1 } }
          'anna', 'ben', 'laurels', 'carla@example.test', 'dora@example.test';
      @Groups = ({ Name => 'Agents', Members => { Users => [ 'anna', 'ben' ] } });
      @ACL = (
          ( map { { GroupDomain => 'SystemInternal', GroupType => 'Everyone', Right => $_ } }
              qw(CreateTicket ReplyToTicket SeeQueue) ),
          ( map { { GroupDomain => 'UserDefined', GroupId => 'Agents', Right => $_ } }
              qw(ShowTicket ModifyTicket DeleteTicket) ),
          ( map { { UserId => 'laurels', Right => $_ } }
              qw(AdminUsers SeeQueue ShowTicket SeeCustomField ModifyCustomField) ),
      );
      1;
      """;

  private static final int HELPER = 10;
  private static final int ACTS = 40;
  private static final int REPLIES_TIMED = 20;

  @TempDir Path folder;

  @Test
  void realTracker_throughKills_countsOnceAndAll() throws Exception {
    Tracker.needed();
    Tracker rt = new Tracker(folder.resolve("rt"));
    Program program = new Program(folder, "jdbc:h2:file:" + folder.resolve("laurels"));
    Files.writeString(folder.resolve("care.yaml"), PROGRAMME);
    program.succeed("community", "create", "care", "--programme", "care.yaml");
    String added =
        program
            .succeed(
                "connection",
                "add",
                "rt",
                "--community",
                "care",
                "--connector",
                "request-tracker",
                "--set",
                "url=" + rt.address(),
                "--set",
                "user=laurels",
                "--set",
                "password=password")
            .out();
    program.succeed("connection", "switch-on", "rt", "--community", "care");
    String secret = word(added, "secret");

    KilledServer laurels =
        new KilledServer(
            program, folder.resolve("laurels.log"), "", "--call-inside", "127.0.0.0/8");
    try (Relay relay = new Relay()) {
      relay.to(laurels::address);
      long began = System.nanoTime();
      rt.setUp(relay.address() + word(added, "address"), secret, PEOPLE);
      Process sender = null;
      try {
        rt.start();
        System.out.printf("RT was set up and started in %d ms%n", millis(began));
        laurels.start();
        sender = rt.sender();
        sender = actThroughKills(rt, laurels, sender);
        awaitAllSent(rt);
        Map<String, Long> expected = TrackerReckoning.points(rt);
        awaitRanks(rt, expected);
        Tracker.end(sender);
        // The embedded database lets in one at a time.
        laurels.stop();
        assertThat(program.succeed("verify").out()).contains("0 differences");
        assertThat(standings(program)).as("as RT's own history has it").isEqualTo(expected);
        OpenedTracker opened = OpenedTracker.of(rt, secret);
        opened.probe();
        opened.compare(relay);
        opened.show(rt);
        time(rt);
      } finally {
        Tracker.end(sender);
        rt.kill();
        laurels.stop();
      }
    }
  }

  private static String word(String out, String name) {
    return out.lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words[0].equals(name))
        .findFirst()
        .orElseThrow()[1];
  }

  private static long millis(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /** Acts at random; kills Laurels, RT and the sender on the way, RT in the middle of an act. */
  private static Process actThroughKills(Tracker rt, KilledServer laurels, Process first)
      throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    TrackerActs acts = new TrackerActs(rt, new Random(seed));
    Process sender = first;
    for (int act = 0; act < ACTS; act++) {
      switch (act) {
        case 10 -> laurels.kill();
        case 18 -> laurels.start();
        case 22 -> Tracker.end(sender);
        case 25 -> sender = rt.sender();
        case 28 -> {
          Thread killing = new Thread(acts::next);
          killing.start();
          TimeUnit.MILLISECONDS.sleep(40);
          rt.kill();
          killing.join();
          rt.start();
        }
        case 32 -> {
          laurels.kill();
          laurels.start();
        }
        default -> {}
      }
      acts.next();
    }
    System.out.println(ACTS + " acts: " + acts.counts);
    assertThat(acts.counts).as("each kind of act came").hasSizeGreaterThanOrEqualTo(5);
    return sender;
  }

  private static void awaitAllSent(Tracker rt) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    String outbox = rt.outbox();
    while (!outbox.contains("0 waiting")) {
      assertThat(System.nanoTime()).as(outbox).isLessThan(deadline);
      TimeUnit.SECONDS.sleep(1);
      outbox = rt.outbox();
    }
    assertThat(outbox).doesNotContain("refused");
  }

  /** Laurels shows in RT who is a helper, and of the others nothing. */
  private static void awaitRanks(Tracker rt, Map<String, Long> points) throws Exception {
    Map<String, String> wanted = new TreeMap<>();
    points.forEach((id, amount) -> wanted.put(id, amount >= HELPER ? "Helper" : ""));
    assertThat(wanted.values()).as("somebody is one").contains("Helper");
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    Map<String, String> found = ranks(rt, wanted.keySet());
    while (!found.equals(wanted) && System.nanoTime() < deadline) {
      TimeUnit.SECONDS.sleep(1);
      found = ranks(rt, wanted.keySet());
    }
    assertThat(found).as("ranks in RT, by number").isEqualTo(wanted);
    System.out.println("ranks in RT, by number: " + found);
  }

  private static Map<String, String> ranks(Tracker rt, Set<String> users) throws Exception {
    Map<String, String> ranks = new TreeMap<>();
    for (String user : users) {
      ranks.put(user, OpenedTracker.shown(rt, user));
    }
    return ranks;
  }

  private static Map<String, Long> standings(Program program) {
    Map<String, Long> points = new TreeMap<>();
    program
        .succeed("export", "standings", "--community", "care")
        .out()
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(cells -> !cells[2].equals("0"))
        .forEach(cells -> points.put(cells[0], Long.valueOf(cells[2])));
    return points;
  }

  /** What noting costs while Laurels is away: replies with and without it, by turns. */
  private static void time(Tracker rt) throws Exception {
    long[] without = new long[REPLIES_TIMED];
    long[] with = new long[REPLIES_TIMED];
    Tracker silent = rt.silent();
    silent.start();
    try {
      // The first ones load what later ones have.
      for (int i = -2; i < REPLIES_TIMED; i++) {
        long silently = reply(silent);
        long telling = reply(rt);
        if (i >= 0) {
          without[i] = silently;
          with[i] = telling;
        }
      }
    } finally {
      silent.kill();
    }
    assertThat(rt.outbox()).as("what was told waits").doesNotContain("0 waiting");
    double added = (quarter(with) - quarter(without)) / 1e6;
    System.out.printf(
        "a reply with Laurels away: %.1f ms, without the extension %.1f ms: %.1f ms added%n",
        quarter(with) / 1e6, quarter(without) / 1e6, added);
    assertThat(added).isLessThan(20);
  }

  /** Replies to the first ticket; how long that took, in nanoseconds. */
  private static long reply(Tracker rt) throws Exception {
    long began = System.nanoTime();
    Tracker.Answer answer =
        rt.call(
            Tracker.ROOT,
            "POST",
            "/ticket/1/correspond",
            "{\"Content\":\"Try\",\"ContentType\":\"text/plain\"}");
    assertThat(answer.status()).isEqualTo(201);
    return System.nanoTime() - began;
  }

  /** A quarter took less: what else the machine does falls out. */
  private static long quarter(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 4];
  }
}
