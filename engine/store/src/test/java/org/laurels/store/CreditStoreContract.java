// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Told;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletStore;
import org.laurels.testkit.CreditProgramme;
import org.laurels.testkit.CreditRun;

/** Wallets and redemptions on a database: random lives, and races. */
abstract class CreditStoreContract extends CreditStoreFixture {
  private void lives(int lives, int operations) {
    for (int seed = 1_000; seed < 1_000 + lives; seed++) {
      Community in = fresh("life-" + seed);
      AtomicInteger operation = new AtomicInteger();
      CreditRun.World world =
          new CreditRun.World(
              database.intakeStore(),
              database.redemptionStore(),
              database.bountyStore(),
              in,
              member ->
                  database.walletStore().balances(in, member).getOrDefault(UNIT, Balance.NONE),
              () -> {
                if (operation.incrementAndGet() % 25 == 0) {
                  assertSound(in);
                }
              });
      CreditRun.run(world, seed, operations);
      assertSound(in);
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

  /** The database refuses what would bring a balance below nothing. */
  @Test
  void upkeep_thatFailsForOne_isDoneForTheOthers_andTold() {
    intake(database.intakeStore())
        .accept(
            community,
            List.of(helped("ann", "a", 5), helped("ben", "b", 6), helped("cid", "c", 7)));
    long ben = member("ben");
    new TamperedRows(database.dataSource(), "wallet", List.of("identity_id"))
        .run("UPDATE wallet SET pending = 0 WHERE pending = 6");
    clock.advance(Duration.ofDays(3));
    Upkeep upkeep = new Upkeep(database.walletStore(), failure -> false);
    Upkeep.Done done =
        upkeep.run(community, UNIT, CreditProgramme.TERMS, ZoneOffset.UTC, Instant.now(clock));
    assertThat(done.members()).isEqualTo(2);
    assertThat(done.failed()).isEqualTo(1);
    assertThat(done.failures()).containsOnlyKeys(ben);
    assertThat(balance(member("ann"))).isEqualTo(new Balance(0, 5, 0, 0));
    assertThat(balance(member("cid"))).isEqualTo(new Balance(0, 7, 0, 0));

    Upkeep out = new Upkeep(database.walletStore(), failure -> true);
    assertThatThrownBy(
            () ->
                out.run(community, UNIT, CreditProgramme.TERMS, ZoneOffset.UTC, Instant.now(clock)))
        .as("of a database that is out, nobody else is tried")
        .isInstanceOf(RuntimeException.class);
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
      List<Told> told =
          threads.each(
              100,
              i ->
                  redemptions.request(
                      community,
                      new Redemptions.Wish(member, "airtime", null),
                      call("once"),
                      made -> Long.toString(made.id())));
      assertThat(told.stream().map(Told::answer).distinct()).hasSize(1);
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

  /** Somebody who had to wait for the wallet gives back what another has ended meanwhile. */
  @Test
  void whatIsGivenBack_asOfAMomentBeforeItsEnd_thoughItHasEnded_endsOnceMore() {
    long member = rich("ann", 8);
    Redemptions redemptions = redemptions(database, clock, new Willing(new AtomicInteger()));
    hold(redemptions, member, "ann");
    long held = database.redemptionStore().of(community, member, 1).get(0).id();
    Instant end = database.walletStore().lots(community, member, UNIT).get(0).expiresAt();
    clock.set(end.plusSeconds(1));
    upkeep();
    assertThat(balance(member)).isEqualTo(new Balance(0, 0, 5, 0));

    clock.set(end.minusSeconds(1));
    redemptions.decide(
        community, held, new Decision.Cancel(), call("back"), made -> Long.toString(made.id()));
    clock.set(end.plusSeconds(2));
    upkeep();
    assertThat(balance(member)).as("for a time of grace").isEqualTo(new Balance(0, 5, 0, 0));
    clock.set(end.plus(CreditProgramme.TERMS.grace()));
    upkeep();
    assertThat(balance(member)).isEqualTo(Balance.NONE);
    assertSound();
  }

  @Test
  void causes_areToldOfLots_ofWhichNothingIsLeft() {
    long member = rich("ann", 7);
    WalletStore wallets = database.walletStore();
    long lot = wallets.lots(community, member, UNIT).get(0).id();
    wallets.write(
        community,
        unit -> {
          Wallet wallet =
              unit.open(member, UNIT, CreditProgramme.TERMS, ZoneOffset.UTC, Instant.now(clock))
                  .orElseThrow();
          wallet.take(unit.nextId(), 7);
          unit.save(wallet.movements());
          return 0;
        });

    assertThat(wallets.lots(community, member, UNIT)).isEmpty();
    assertThat(wallets.causes(community, List.of(lot, lot + 1))).containsOnlyKeys(lot);
    assertThat(wallets.causes(community, List.of())).isEmpty();
    assertThat(wallets.causes(fresh("other"), List.of(lot))).isEmpty();
  }
}
