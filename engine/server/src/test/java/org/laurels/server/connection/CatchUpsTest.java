// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.connection.CatchUpState;
import org.laurels.core.connection.CatchUpState.Ended;
import org.laurels.core.connection.CatchUpState.Ending;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.server.TestServer;
import org.laurels.server.Wiring;
import org.laurels.server.host.BackfillReport;
import org.laurels.server.host.PluginHost;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.HostUnreachableException;
import org.laurels.testkit.TestClock;

/** Catch-ups of two processes over one database, through hosts of the test. */
class CatchUpsTest {
  private static final Instant NOW = TestServer.NOW;
  private static final int EVENTS = 1_000;
  private static final int STEP = 50;

  private final AskedConnector hosts = new AskedConnector();
  private final PluginHost plugins = PluginHost.of("test", hosts);
  private final TestClock clock = TestClock.pinned(NOW);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Wiring wiring;
  private Community community;
  private Connections here;
  private Connections there;

  @BeforeEach
  void open() {
    wiring = Wiring.open("jdbc:h2:mem:" + UUID.randomUUID(), clock, TestServer.freshKey());
    community =
        wiring.communities().create("ours", WrittenProgramme.of("test", TestServer.PROGRAMME), NOW);
    here = wiring.connections(plugins);
    there = wiring.connections(plugins);
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    threads.shutdown();
    wiring.close();
  }

  private Connection connect(String name) {
    here.book()
        .add(community, name, "asked", new ConnectionBook.Wanted(null, null, Map.of("host", name)));
    here.book().change(find(name), State.ON);
    return find(name);
  }

  private Connection find(String name) {
    return here.book().find(community, name).orElseThrow();
  }

  private CatchUpRun.Outcome run(Connections process, String name) {
    return process.catchUps().run(process.catchUps().prepare(community, find(name)));
  }

  private BackfillReport ran(Connections process, String name) {
    return ((CatchUpRun.Outcome.Ran) run(process, name)).report();
  }

  private String refused(Connections process, String name) {
    return ((CatchUpRun.Outcome.Refused) run(process, name)).reason();
  }

  private Ended last(String name) {
    return here.catchUps().state(find(name)).orElseThrow().last();
  }

  private long booked() {
    return wiring.standings().totals(community).events();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads from the cursor to the end, a step at a time. */
  private static void read(CatchUpContext context) {
    for (int at = AskedConnector.cursor(context); at < EVENTS; at += STEP) {
      for (int i = at; i < at + STEP; i++) {
        AskedConnector.offer(context, i);
      }
      context.reached(String.valueOf(at + STEP));
    }
  }

  @Test
  void history_isBookedOnce_andTheNextRunGoesOn() {
    connect("forum");
    hosts.answer("forum", CatchUpsTest::read);
    assertThat(ran(here, "forum").counts().accepted()).isEqualTo(EVENTS);
    assertThat(last("forum")).isEqualTo(new Ended(NOW, Ending.FINISHED, "", EVENTS));
    assertThat(ran(there, "forum").counts().answered()).as("nothing is new").isZero();
    assertThat(booked()).isEqualTo(EVENTS);
  }

  @Test
  void reached_returnsWhenAllBeforeIsDurable() {
    connect("forum");
    List<Long> seen = new ArrayList<>();
    hosts.answer(
        "forum",
        context -> {
          for (int i = 1; i <= 10; i++) {
            AskedConnector.offer(context, i);
            context.reached(String.valueOf(i));
            seen.add(booked());
          }
        });
    assertThat(ran(here, "forum").end()).isEqualTo(BackfillReport.End.FINISHED);
    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  /** One that hangs and never says so again is all that the other ever sees of one that died. */
  @Test
  void processThatDies_isReplacedByAnother_nothingLostOrDoubled() throws Exception {
    connect("forum");
    CountDownLatch dead = new CountDownLatch(1);
    CountDownLatch raised = new CountDownLatch(1);
    hosts.answer(
        "forum",
        context -> {
          for (int i = 0; i < EVENTS / 2; i++) {
            AskedConnector.offer(context, i);
            if (i == EVENTS / 4) {
              context.reached(String.valueOf(i + 1));
            }
          }
          dead.countDown();
          await(raised);
          context.reached("999999");
        });
    Future<BackfillReport> first = threads.submit(() -> ran(here, "forum"));
    await(dead);
    assertThat(refused(there, "forum")).isEqualTo(CatchUpRun.BUSY);

    clock.advance(CatchUpRun.LEASE.plusSeconds(1));
    List<Integer> begun = new ArrayList<>();
    hosts.answer(
        "forum",
        context -> {
          begun.add(AskedConnector.cursor(context));
          for (int i = AskedConnector.cursor(context); i < EVENTS; i++) {
            AskedConnector.offer(context, i);
          }
          context.reached(String.valueOf(EVENTS));
        });
    assertThat(ran(there, "forum").end()).isEqualTo(BackfillReport.End.FINISHED);
    assertThat(begun).containsExactly(EVENTS / 4 + 1);

    raised.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS).end()).isEqualTo(BackfillReport.End.STOPPED);
    CatchUpState state = here.catchUps().state(find("forum")).orElseThrow();
    assertThat(state.cursor()).as("the dead one keeps none").isEqualTo("" + EVENTS);
    assertThat(state.last().ending()).isEqualTo(Ending.FINISHED);
    assertThat(booked()).isEqualTo(EVENTS);
  }

  @Test
  void twoAtOnce_oneRuns() throws Exception {
    connect("forum");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    hosts.answer(
        "forum",
        context -> {
          inside.countDown();
          await(go);
          read(context);
        });
    Future<BackfillReport> first = threads.submit(() -> ran(here, "forum"));
    await(inside);
    assertThat(refused(here, "forum")).isEqualTo(CatchUpRun.BUSY);
    assertThat(refused(there, "forum")).isEqualTo(CatchUpRun.BUSY);
    assertThat(there.catchUps().isRunning(find("forum"))).isTrue();
    go.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS).counts().accepted()).isEqualTo(EVENTS);
    assertThat(there.catchUps().isRunning(find("forum"))).isFalse();
  }

  @Test
  void unreachableHost_isTold_andTheNextRunGoesOn() {
    connect("forum");
    hosts.answer(
        "forum",
        context -> {
          AskedConnector.offer(context, 0);
          context.reached("1");
          AskedConnector.offer(context, 1);
          throw new HostUnreachableException("connection refused");
        });
    assertThat(ran(here, "forum").end()).isEqualTo(BackfillReport.End.FAILED);
    assertThat(last("forum").ending()).isEqualTo(Ending.FAILED);
    assertThat(last("forum").detail()).isEqualTo("connection refused");
    hosts.answer("forum", context -> assertThat(context.cursor()).contains("1"));
    assertThat(ran(here, "forum").end()).isEqualTo(BackfillReport.End.FINISHED);
    assertThat(last("forum").detail()).isEmpty();
  }

  @Test
  void pluginThatThrows_stopsNobodyElse() throws Exception {
    connect("broken");
    connect("forum");
    CountDownLatch read = new CountDownLatch(1);
    hosts.answer(
        "broken",
        context -> {
          throw new IllegalStateException("oops");
        });
    hosts.answer(
        "forum",
        context -> {
          read(context);
          read.countDown();
        });
    here.catchUps().startAll(id -> Optional.of(community));
    await(read);
    // To close now would stop what has read everything and still books it.
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (here.catchUps().isRunning(find("forum"))) {
            Thread.sleep(20);
          }
        });
    here.catchUps().close();
    assertThat(last("broken").ending()).isEqualTo(Ending.BROKEN);
    assertThat(last("broken").detail()).contains("oops");
    assertThat(last("forum").ending()).isEqualTo(Ending.FINISHED);
    assertThat(booked()).isEqualTo(EVENTS);
  }

  @Test
  void connectionThatIsNotOn_isRefused() {
    connect("forum");
    hosts.answer("forum", CatchUpsTest::read);
    for (State state : List.of(State.OFF, State.PREVIEWING)) {
      here.book().change(find("forum"), state);
      assertThat(refused(here, "forum")).isEqualTo(CatchUpRun.NOT_ON);
      assertThat(here.catchUps().refusal(find("forum"))).contains(CatchUpRun.NOT_ON);
    }
    connect(AskedConnector.MUTE);
    assertThat(refused(here, AskedConnector.MUTE)).isEqualTo(CatchUpRun.NOTHING_TO_ASK);
    assertThat(here.catchUps().state(find(AskedConnector.MUTE))).isEmpty();
    assertThat(booked()).isZero();
  }

  @Test
  void connectionSwitchedOffMeanwhile_isReadNoFurther() {
    connect("forum");
    CatchUpRun run = here.catchUps().prepare(community, find("forum"));
    hosts.answer(
        "forum",
        context -> {
          AskedConnector.offer(context, 0);
          context.reached("1");
          run.keepOn();
          assertThat(context.stopRequested()).isFalse();
          here.book().change(find("forum"), State.OFF);
          run.keepOn();
          assertThat(context.stopRequested()).isTrue();
          AskedConnector.offer(context, 1);
        });
    CatchUpRun.Outcome unused = here.catchUps().run(run);
    assertThat(last("forum").ending()).isEqualTo(Ending.STOPPED);
    assertThat(booked()).isEqualTo(1);
  }

  @Test
  void leaseThatIsKeptOn_isNotTakenByAnother() {
    connect("forum");
    CatchUpRun run = here.catchUps().prepare(community, find("forum"));
    hosts.answer(
        "forum",
        context -> {
          for (int i = 0; i < 10; i++) {
            clock.advance(CatchUpRun.LEASE.dividedBy(2));
            run.keepOn();
            assertThat(refused(there, "forum")).isEqualTo(CatchUpRun.BUSY);
          }
          AskedConnector.offer(context, 0);
        });
    assertThat(((CatchUpRun.Outcome.Ran) here.catchUps().run(run)).report().end())
        .isEqualTo(BackfillReport.End.FINISHED);
  }

  @Test
  void processThatEnds_leavesTheRestToTheNext() {
    connect("forum");
    CountDownLatch inside = new CountDownLatch(1);
    hosts.answer(
        "forum",
        context -> {
          AskedConnector.offer(context, 0);
          context.reached("1");
          inside.countDown();
          for (int i = 1; true; i++) {
            AskedConnector.offer(context, i % 10);
          }
        });
    here.catchUps().start(community, find("forum"));
    await(inside);
    here.close();
    assertThat(last("forum").ending()).isEqualTo(Ending.STOPPED);
    hosts.answer("forum", CatchUpsTest::read);
    assertThat(ran(there, "forum").end()).isEqualTo(BackfillReport.End.FINISHED);
    assertThat(booked()).isEqualTo(EVENTS + 1);
  }
}
