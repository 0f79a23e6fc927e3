// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.WalletStore;
import org.laurels.testkit.CreditRun;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestEvents;

/** Wallets and redemptions on a database: random lives, races, and a failure at every point. */
abstract class CreditStoreContract {
  private static final String UNIT = CreditRun.UNIT;
  private static final TestEvents EVENTS = TestEvents.of("host");
  private static final Programmes PROGRAMMES = Programmes.of(CreditRun.programme());

  private final TestClock clock = TestClock.pinned("2026-04-01T00:00:00Z");
  private final ExecutorService writers = Executors.newCachedThreadPool();
  private String url;
  private Database database;
  private Sessions sessions;
  private Community community;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @SuppressWarnings("NullAway.Init")
  CreditStoreContract() {}

  @BeforeEach
  void open() {
    url = emptyDatabase();
    database = Database.open(url, clock);
    sessions = Sessions.open(database);
    community = fresh("credits");
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
    writers.shutdownNow();
  }

  private Community fresh(String name) {
    return new HibernateCommunityStore(sessions)
        .create(name, WrittenProgramme.of("test", "programme: test"), Instant.now(clock));
  }

  private void lives(int lives, int operations) {
    for (int seed = 1_000; seed < 1_000 + lives; seed++) {
      Community in = fresh("life-" + seed);
      AtomicInteger operation = new AtomicInteger();
      CreditRun.World world =
          new CreditRun.World(
              database.intakeStore(),
              database.redemptionStore(),
              in,
              member ->
                  database.walletStore().balances(in, member).getOrDefault(UNIT, Balance.NONE),
              () -> {
                if (operation.incrementAndGet() % 25 == 0) {
                  assertThat(database.auditStore().unbalanced(in)).isEmpty();
                }
              });
      CreditRun.run(world, seed, operations);
      assertThat(database.auditStore().unbalanced(in)).isEmpty();
    }
    System.out.printf(
        "%s: %d lives, %d operations, every balance as the model says%n",
        getClass().getSimpleName(), lives, lives * operations);
  }

  @Test
  void randomLives_comeToWhatTheModelSays() {
    lives(3, 120);
  }

  @Test
  @Tag("thorough")
  void manyRandomLives_comeToWhatTheModelSays() {
    lives(25, 300);
  }

  private Intake intake(IntakeStore of) {
    return new Intake(
        of,
        (in, version) -> PROGRAMMES,
        clock,
        (incident, cause) -> {
          throw new AssertionError(cause);
        });
  }

  private static Redemptions redemptions(Database of, TestClock clock, Fulfiller fulfiller) {
    return new Redemptions(of.redemptionStore(), in -> PROGRAMMES, fulfiller, clock);
  }

  /** Does at once what it is told. */
  private record Willing(AtomicInteger paid) implements Fulfiller {
    @Override
    public Outcome submit(Redemption redemption) {
      paid.incrementAndGet();
      return new Outcome.Done("ref");
    }

    @Override
    public Outcome ask(Redemption redemption) {
      return new Outcome.Done("ref");
    }
  }

  private long member(String person) {
    Identity identity = new Identity("host", person);
    return database
        .intakeStore()
        .write(
            community,
            unit ->
                requireNonNull(unit.identities(new TreeSet<>(Set.of(identity))).get(identity))
                    .memberId());
  }

  private Event helped(String person, String id, long value) {
    return EVENTS.event(CreditRun.HELPED).by(person).value(value).id(id).at(Instant.now(clock));
  }

  private void upkeep() {
    upkeep(database.walletStore());
  }

  /** A member with so many credits to spend. */
  private long rich(String person, long credits) {
    intake(database.intakeStore())
        .accept(community, List.of(helped(person, "rich-" + person, credits)));
    clock.advance(Duration.ofDays(3));
    upkeep();
    return member(person);
  }

  private static Call call(String key) {
    return new Call("test", key, "print");
  }

  private Balance balance(long member) {
    return database.walletStore().balances(community, member).getOrDefault(UNIT, Balance.NONE);
  }

  private void assertSound() {
    assertThat(database.auditStore().unbalanced(community)).isEmpty();
  }

  @Test
  void race_forOneBalance_hasAsManyWinnersAsItPays() throws Exception {
    int threads = 64;
    int tries = 10;
    long member = rich("ann", 503);
    try (Database other = Database.open(url, clock)) {
      List<Database> processes = List.of(database, other);
      AtomicInteger won = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
      ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        Redemptions redemptions =
            redemptions(processes.get(t % 2), clock, new Willing(new AtomicInteger()));
        Thread racer =
            new Thread(
                () -> {
                  try {
                    start.await();
                    for (int i = 0; i < tries; i++) {
                      long before = System.nanoTime();
                      try {
                        redemptions.request(
                            community,
                            new Redemptions.Wish(member, "airtime", null),
                            call(thread + "-" + i),
                            made -> Long.toString(made.id()));
                        won.incrementAndGet();
                      } catch (RedemptionRefusedException e) {
                        refused.incrementAndGet();
                      }
                      nanos.add(System.nanoTime() - before);
                    }
                  } catch (InterruptedException | RuntimeException | Error e) {
                    failures.add(e);
                  }
                });
        racer.start();
        all.add(racer);
      }
      start.countDown();
      for (Thread racer : all) {
        racer.join();
      }
      assertThat(failures).isEmpty();
      assertThat(won).hasValue(100);
      assertThat(refused).hasValue(threads * tries - 100);
      assertThat(balance(member)).isEqualTo(new Balance(0, 3, 500, 0));
      assertSound();
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      System.out.printf(
          "%s: %d threads, %d tries for a balance that pays 100: %s won, p99 %d ms%n",
          getClass().getSimpleName(),
          threads,
          threads * tries,
          won,
          sorted[sorted.length * 99 / 100] / 1_000_000);
    }
  }

  @Test
  void sameCall_aHundredTimesAtOnce_hasOneEffectAndOneAnswer() throws Exception {
    long member = rich("ann", 500);
    Redemptions redemptions = redemptions(database, clock, new Willing(new AtomicInteger()));
    try (var threads = new Pool(16)) {
      List<Redemptions.Told> told =
          threads.each(
              100,
              i ->
                  redemptions.request(
                      community,
                      new Redemptions.Wish(member, "airtime", null),
                      call("once"),
                      made -> Long.toString(made.id())));
      assertThat(told.stream().map(Redemptions.Told::answer).distinct()).hasSize(1);
      assertThat(told.stream().filter(one -> !one.replayed())).hasSize(1);
    }
    assertThat(balance(member)).isEqualTo(new Balance(0, 495, 5, 0));
    assertSound();
  }

  /** A fixed number of threads that end with the test. */
  private record Pool(ExecutorService service) implements AutoCloseable {
    Pool(int threads) {
      this(Executors.newFixedThreadPool(threads));
    }

    interface Work<T> {
      T of(int number) throws Exception;
    }

    <T> List<T> each(int times, Work<T> work) throws Exception {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        calls.add(() -> work.of(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : service.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }

    @Override
    public void close() {
      service.shutdownNow();
    }
  }

  @Test
  void undoneTwiceAtOnce_isTakenBackOnce() throws Exception {
    long member = rich("ann", 40);
    try (var threads = new Pool(8)) {
      threads.each(
          8,
          i ->
              intake(database.intakeStore())
                  .accept(
                      community,
                      List.of(
                          EVENTS
                              .event("x.undone")
                              .by("ann")
                              .undoes("rich-ann")
                              .id(i % 2 == 0 ? "undo" : "undo-" + i)
                              .at(Instant.now(clock)))));
    }
    assertThat(balance(member)).isEqualTo(Balance.NONE);
    assertSound();
  }

  /** Everything over a database that may fail. */
  private final class Faulty {
    final Faults faults = new Faults(database.dataSource());
    final AtomicInteger paid = new AtomicInteger();
    final Intake intake;
    final WalletStore wallets;
    final Redemptions redemptions;

    Faulty() {
      Dialect dialect = database.isH2() ? Dialect.H2 : Dialect.MYSQL;
      NumberBlock numbers = new NumberBlock(database.dataSource());
      intake = intake(new JdbcIntakeStore(faults.source(), dialect, numbers, clock, writers));
      wallets = new JdbcWalletStore(faults.source(), dialect, numbers, clock, writers);
      redemptions =
          new Redemptions(
              new JdbcRedemptionStore(faults.source(), dialect, numbers, clock, writers),
              in -> PROGRAMMES,
              new Willing(paid),
              clock);
    }
  }

  private long lastRedemption(long member) {
    List<Redemption> all = database.redemptionStore().of(community, member, 1);
    return all.isEmpty() ? 0 : all.get(0).id();
  }

  @Test
  void failureAtEachPoint_leavesTheBooksSound_andTheSameCallEndsTheWork() {
    String[] names = {"award", "take back", "vest", "expire", "hold", "settle", "release"};
    int[] found = new int[names.length];
    int serial = 0;
    for (int deed = 0; deed < names.length; deed++) {
      boolean more = true;
      for (int point = 1; more; point++) {
        String person = "p" + serial++;
        Balance calm = calmly(deed, person + "c");
        Faulty faulty = new Faulty();
        Runnable doing = prepared(deed, person, faulty);
        faulty.faults.failAt(point);
        try {
          doing.run();
          more = faulty.faults.points() >= point;
        } catch (StoreUnavailableException e) {
          assertThat(e).rootCause().hasMessageContaining("on purpose");
        }
        assertSound();
        faulty.faults.failAt(0);
        doing.run();
        assertSound();
        assertThat(balance(member(person))).as("%s, point %s", names[deed], point).isEqualTo(calm);
        found[deed] = point - 1;
      }
    }
    System.out.printf(
        "%s: points of failure %s, %s in all, books sound at each%n",
        getClass().getSimpleName(),
        String.join(", ", points(names, found)),
        Arrays.stream(found).sum());
    assertThat(found).doesNotContain(0);
  }

  private static List<String> points(String[] names, int[] found) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      points.add(names[i] + " " + found[i]);
    }
    return points;
  }

  private Balance calmly(int deed, String person) {
    Runnable doing = prepared(deed, person, new Faulty());
    doing.run();
    return balance(member(person));
  }

  /** What can be done again until it succeeds. */
  private Runnable prepared(int deed, String person, Faulty with) {
    if (deed == 0) {
      Event event = helped(person, "award-" + person, 30);
      return () -> with.intake.accept(community, List.of(event));
    }
    if (deed == 2) {
      intake(database.intakeStore())
          .accept(community, List.of(helped(person, "rich-" + person, 30)));
      clock.advance(Duration.ofDays(3));
      return () -> upkeep(with.wallets);
    }
    long member = rich(person, 30);
    return switch (deed) {
      case 1 -> {
        Event undo =
            EVENTS
                .event("x.undone")
                .by(person)
                .undoes("rich-" + person)
                .id("undo-" + person)
                .at(Instant.now(clock));
        yield () -> with.intake.accept(community, List.of(undo));
      }
      case 3 -> {
        clock.advance(Duration.ofDays(20));
        yield () -> upkeep(with.wallets);
      }
      case 4 -> () -> hold(with.redemptions, member, person);
      case 5 -> {
        hold(with.redemptions, member, person);
        long id = lastRedemption(member);
        yield () -> {
          while (with.redemptions.goOn(community, id).state() != RedemptionState.SETTLED) {
            clock.advance(Duration.ofMinutes(1));
          }
          assertThat(with.paid).as("paid").hasValueLessThanOrEqualTo(1);
        };
      }
      default -> {
        hold(with.redemptions, member, person);
        long id = lastRedemption(member);
        yield () ->
            with.redemptions.cancel(
                community, id, call("cancel-" + person), made -> Long.toString(made.id()));
      }
    };
  }

  private void upkeep(WalletStore over) {
    new Upkeep(over).run(community, UNIT, CreditRun.TERMS, ZoneOffset.UTC, Instant.now(clock));
  }

  private void hold(Redemptions redemptions, long member, String person) {
    redemptions.request(
        community,
        new Redemptions.Wish(member, "airtime", null),
        call("hold-" + person),
        made -> Long.toString(made.id()));
  }
}
