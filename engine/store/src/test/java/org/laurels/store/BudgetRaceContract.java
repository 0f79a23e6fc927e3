// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.time.Window;

/**
 * Workers who spend the same budgets at once, and die in the middle of it: none is ever exceeded by
 * one unit, and in the end nothing is leased and all is accounted for.
 */
abstract class BudgetRaceContract extends BudgetFixture {
  private static final int WORKERS = 16;
  private static final int PROCESSES = 4;
  private static final int PEOPLE = 48;
  private static final int POINTS_MAX = 40;
  private static final long ALL = 15_000;
  private static final long HELPING = 9_000;

  private final AtomicInteger serial = new AtomicInteger();
  private final AtomicInteger crashes = new AtomicInteger();
  private final AtomicInteger awards = new AtomicInteger();
  private final AtomicInteger undone = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong lateFunded = new AtomicLong();
  private final AtomicLong highest = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Queue<Event> given = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @Test
  void workersThatRaceAndDie_neverSpendOneTooMany() throws Exception {
    race(20_261_122, 30);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  @Tag("thorough")
  void longRace_neverSpendsOneTooMany(long seed) throws Exception {
    race(seed, 250);
  }

  private void race(long seed, int operations) throws Exception {
    over.set(false);
    given.clear();
    publish(budget("all", ALL, Window.EVER), budget("helping", HELPING, Window.MONTH, "helped"));
    List<Database> processes = new ArrayList<>();
    // Numbers over a pool of their own: who holds a connection must not wait for another of it.
    try (Database aside = Database.open(url, clock)) {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(Database.open(url, clock));
      }
      List<Thread> workers = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(1);
      for (int i = 0; i < WORKERS; i++) {
        Worker worker =
            new Worker(processes.get(i % PROCESSES), aside, new Random(seed * 1_000 + i));
        workers.add(started("worker", () -> worker.work(start, operations)));
      }
      Thread reader = started("reader", this::read);
      Thread keeper = started("keeper", () -> keep(processes.get(0)));
      start.countDown();
      for (Thread worker : workers) {
        worker.join();
      }
      over.set(true);
      reader.join();
      keeper.join();
    } finally {
      processes.forEach(Database::close);
    }
    assertThat(failures).isEmpty();
    drain();
    tell(seed, operations);
  }

  private interface Work {
    void run() throws Exception;
  }

  private Thread started(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception | Error e) {
                failures.add(e);
              }
            },
            name);
    thread.start();
    return thread;
  }

  /** One worker: a store of its own, with leases of its own, on connections that may die. */
  private final class Worker {
    private final Random random;
    private final Faults faults;
    private final Intake intake;

    Worker(Database process, Database aside, Random random) {
      this.random = random;
      faults = new Faults(process.dataSource());
      intake =
          intake(
              new JdbcIntakeStore(
                  new Connections(
                      faults.source(),
                      faults.source(),
                      process.isH2() ? Dialect.H2 : Dialect.MYSQL,
                      new NumberBlock(aside.dataSource()),
                      clock,
                      writers)));
    }

    void work(CountDownLatch start, int operations) throws InterruptedException {
      start.await();
      for (int i = 0; i < operations; i++) {
        boolean dies = random.nextInt(5) == 0;
        faults.failAt(dies ? 1 + random.nextInt(POINTS_MAX) : 0);
        List<Event> batch = random.nextInt(10) < 7 ? awards() : undo();
        try {
          intake.accept(community, batch);
        } catch (StoreUnavailableException e) {
          crashes.incrementAndGet();
          faults.failAt(0);
          // The host offers again what it got no answer for; sometimes it never does.
          if (random.nextBoolean()) {
            intake.accept(community, batch);
          }
        }
      }
    }

    private List<Event> awards() {
      List<Event> batch = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        Event event =
            helped(
                "p" + random.nextInt(PEOPLE),
                "help-" + serial.incrementAndGet(),
                1 + random.nextInt(60));
        batch.add(event);
        given.add(event);
        awards.incrementAndGet();
      }
      return batch;
    }

    private List<Event> undo() {
      Event event = given.poll();
      if (event == null) {
        return awards();
      }
      undone.incrementAndGet();
      return List.of(
          EVENTS
              .event("x.undone")
              .by(String.valueOf(event.actor()))
              .undoes(event.id())
              .id("undo-" + event.id())
              .at(Instant.now(clock)));
    }
  }

  /** At every read: what is spent or may be is within the amount, and the books of budgets hold. */
  private void read() throws Exception {
    try (Database own = Database.open(url, clock)) {
      while (!over.get()) {
        try (Connection connection = own.dataSource().getConnection()) {
          Reads.rows(
              connection,
              "SELECT p.budget, p.amount, p.settled + p.leased, (SELECT COALESCE(SUM(f.amount"
                  + " - f.returned), 0) FROM budget_funding f WHERE f.budget = p.budget"
                  + " AND f.start_day = p.start_day) FROM budget_period p",
              statement -> {},
              row -> {
                long amount = row.getLong(2);
                assertThat(row.getLong(3)).as(row.getString(1)).isBetween(0L, amount);
                assertThat(row.getLong(4)).as(row.getString(1)).isBetween(0L, amount);
                return highest.accumulateAndGet(row.getLong(4), Math::max);
              });
          assertThat(BudgetChecks.unsound(connection, community)).isEmpty();
          connection.commit();
        }
        reads.incrementAndGet();
      }
    }
  }

  /** The job of every minute, while workers are at it; leases end under their hands. */
  private void keep(Database process) throws InterruptedException {
    while (!over.get()) {
      clock.advance(Duration.ofSeconds(25));
      lateFunded.addAndGet(keepBudgets(process));
      Thread.sleep(20);
    }
  }

  private void drain() {
    clock.advance(Duration.ofMinutes(2));
    lateFunded.addAndGet(keepBudgets());
    clock.advance(Duration.ofMinutes(2));
    assertThat(keepBudgets()).isZero();
    List<BudgetState> states = database.budgetStore().states(community);
    assertThat(states).hasSize(2);
    for (BudgetState state : states) {
      assertThat(state.leased()).as("leased of %s", state).isZero();
      assertThat(state.funded() + state.left()).isEqualTo(state.amount());
      if (state.unfunded() > 0) {
        assertThat(state.left()).as("left while something waits: %s", state).isZero();
      }
    }
    assertSound();
  }

  private void tell(long seed, int operations) {
    StringBuilder figures = new StringBuilder();
    for (BudgetState state : database.budgetStore().states(community)) {
      figures.append(
          " %s: %d of %d funded, %d wait;"
              .formatted(
                  state.period().budget(), state.funded(), state.amount(), state.unfunded()));
    }
    System.out.printf(
        "%s: seed %d, %d workers, %d operations, %d awards, %d undone, %d crashes, %d reads,"
            + " %d at most at any read, %d funded late;%s nothing leased%n",
        getClass().getSimpleName(),
        seed,
        WORKERS,
        WORKERS * operations,
        awards.get(),
        undone.get(),
        crashes.get(),
        reads.get(),
        highest.get(),
        lateFunded.get(),
        figures);
    assertThat(crashes).hasPositiveValue();
    assertThat(lateFunded).hasPositiveValue();
  }
}
