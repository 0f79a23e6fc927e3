// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.Redemptions;

/**
 * L9, as Jepsen's bank: somebody adds up all accounts again and again, each time as of one moment,
 * while others earn, lose, spend and get back. Whatever the moment, the sum is nothing.
 */
abstract class BankReadContract extends CreditStoreFixture {
  private static final int WRITERS = 4;
  private static final int PEOPLE = 12;

  /** What has the community's own accounts, of which no balance is kept: it follows from rows. */
  private static final String OWN_CREDITS =
      "SELECT COALESCE(SUM(CASE WHEN to_identity = 0 THEN amount ELSE 0 END), 0)"
          + " - COALESCE(SUM(CASE WHEN from_identity = 0 THEN amount ELSE 0 END), 0)"
          + " FROM credit_transfer WHERE community_id = ?";

  private static final String OF_MEMBERS =
      "SELECT COALESCE(SUM(pending + available + held - debt), 0) FROM wallet"
          + " WHERE community_id = ?";

  private static final String EARNED =
      "SELECT COALESCE(SUM(balance), 0) FROM account WHERE community_id = ? AND identity_id <> 0";

  private static final String OWN_EARNED =
      "SELECT COALESCE(SUM(CASE WHEN a.id = e.to_account THEN e.amount ELSE -e.amount END), 0)"
          + " FROM ledger_entry e JOIN account a ON a.id IN (e.to_account, e.from_account)"
          + " WHERE a.community_id = ? AND a.identity_id = 0";

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger serial = new AtomicInteger();
  private final AtomicInteger operations = new AtomicInteger();
  private final Queue<Event> given = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** The isolation at which all statements of a transaction read as of its first. */
  protected abstract int snapshot();

  @Test
  void everySum_isNothing_whileOthersWrite() throws Exception {
    bank(9, 100);
  }

  @Test
  @Tag("thorough")
  void thousandSums_areNothing_whileOthersWrite() throws Exception {
    bank(10, 1_000);
  }

  private void bank(long seed, int reads) throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      rich("p" + i, 50);
    }
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Writer writer = new Writer(new Random(seed * 100 + i));
      Thread thread = new Thread(writer, "writer");
      thread.start();
      writers.add(thread);
    }
    int moved = 0;
    try (Database own = Database.open(url, clock)) {
      long before = 0;
      for (int i = 0; i < reads && failures.isEmpty(); i++) {
        awaitOperations(operations.get() + WRITERS);
        long members = read(own);
        moved += members == before ? 0 : 1;
        before = members;
      }
    } finally {
      over.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }
    assertThat(failures).isEmpty();
    assertSound();
    System.out.printf(
        "L9 %s: seed %d, %d writers, %d operations, %d reads of all accounts, every total 0,"
            + " %d of them after something had moved%n",
        getClass().getSimpleName(), seed, WRITERS, operations.get(), reads, moved);
    assertThat(moved).as("reads that saw something move").isGreaterThan(reads / 4);
  }

  /** So that there is something new to be read, however quick the reader is. */
  private void awaitOperations(int number) throws InterruptedException {
    while (operations.get() < number && failures.isEmpty()) {
      Thread.sleep(1);
    }
  }

  private long read(Database own) throws SQLException {
    try (Connection connection = own.dataSource().getConnection()) {
      int usual = connection.getTransactionIsolation();
      connection.setTransactionIsolation(snapshot());
      try {
        long members = one(connection, OF_MEMBERS);
        assertThat(members + one(connection, OWN_CREDITS)).as("sum of credits").isZero();
        assertThat(one(connection, EARNED) + one(connection, OWN_EARNED))
            .as("sum of the ledger")
            .isZero();
        return members;
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(usual);
      }
    }
  }

  private long one(Connection connection, String sql) throws SQLException {
    return Reads.rows(
            connection,
            sql,
            statement -> statement.setInt(1, community.id()),
            row -> row.getLong(1))
        .get(0);
  }

  /** Earns, loses, spends and gets back, for anybody. */
  private final class Writer implements Runnable {
    private final Random random;
    private final Intake intake = intake(database.intakeStore());
    private final Redemptions redemptions =
        redemptions(database, clock, new Willing(new AtomicInteger()));
    private final List<Long> held = new ArrayList<>();

    Writer(Random random) {
      this.random = random;
    }

    @Override
    public void run() {
      try {
        while (!over.get()) {
          operate();
          operations.incrementAndGet();
        }
      } catch (RuntimeException | Error e) {
        failures.add(e);
      }
    }

    private void operate() {
      int dice = random.nextInt(100);
      if (dice < 35) {
        award();
      } else if (dice < 55) {
        undo();
      } else if (dice < 75) {
        redeem();
      } else if (dice < 95) {
        goOn();
      } else {
        // Less than clocks may be apart, also where several do it while one waits for a lock.
        clock.advance(Duration.ofMinutes(random.nextInt(10)));
        upkeep();
      }
    }

    private void award() {
      List<Event> batch = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        String person = "p" + random.nextInt(PEOPLE);
        batch.add(helped(person, "help-" + serial.incrementAndGet(), 1 + random.nextInt(9)));
      }
      intake.accept(community, batch);
      given.addAll(batch);
    }

    private void undo() {
      Event event = given.poll();
      if (event != null) {
        intake.accept(
            community,
            List.of(
                EVENTS
                    .event("x.undone")
                    .by(String.valueOf(event.actor()))
                    .undoes(event.id())
                    .id("undo-" + event.id())
                    .at(Instant.now(clock))));
      }
    }

    private void redeem() {
      long member = member("p" + random.nextInt(PEOPLE));
      try {
        String id =
            redemptions
                .request(
                    community,
                    new Redemptions.Wish(member, "airtime", null),
                    call("r" + serial.incrementAndGet()),
                    made -> Long.toString(made.id()))
                .answer()
                .body();
        held.add(Long.parseLong(id));
      } catch (RedemptionRefusedException e) {
        // Too poor at the moment, which moves nothing.
      }
    }

    private void goOn() {
      if (held.isEmpty()) {
        return;
      }
      long id = held.remove(random.nextInt(held.size()));
      if (random.nextBoolean()) {
        redemptions.goOn(community, id);
      } else {
        redemptions.decide(
            community, id, new Decision.Cancel(), call("c" + id), made -> Long.toString(made.id()));
      }
    }
  }
}
