// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.payout.PaymentFile.Payment;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.payout.PayoutStore;
import org.laurels.core.redemption.Halt;
import org.laurels.core.wallet.TransferReason;

/** Payouts on a database that fails at every point there is. */
abstract class PayoutFaultContract extends PayoutFixture {
  private static final String[] DEEDS = {"choose", "close", "export", "book paid", "book failed"};

  private Faults faults(Desk[] made) {
    Faults faults = new Faults(database.dataSource());
    made[0] =
        new Desk(
            new JdbcPayoutStore(
                new Connections(
                    faults.source(),
                    faults.source(),
                    database.isH2() ? Dialect.H2 : Dialect.MYSQL,
                    new NumberBlock(database.dataSource()),
                    clock,
                    writers)));
    return faults;
  }

  @Test
  void failureAtEachPoint_leavesTheBooksSound_andTheSameStepEndsTheWork() {
    int[] found = new int[DEEDS.length];
    int serial = 0;
    for (int deed = 0; deed < DEEDS.length; deed++) {
      List<List<Object>> calm = calmly(deed, serial++);
      boolean more = true;
      for (int point = 1; more; point++) {
        Desk[] made = new Desk[1];
        Faults faults = faults(made);
        Runnable doing = prepared(deed, serial++, made[0]);
        faults.failAt(point);
        try {
          doing.run();
          more = faults.points() >= point;
        } catch (StoreUnavailableException e) {
          assertThat(e).rootCause().hasMessageContaining("on purpose");
        }
        assertSound();
        faults.failAt(0);
        doing.run();
        assertSound();
        assertThat(standing()).as("%s, point %s", DEEDS[deed], point).isEqualTo(calm);
        found[deed] = point - 1;
      }
    }
    System.out.printf(
        "%s: points of failure %s in %s, %d in all, books sound at each%n",
        getClass().getSimpleName(),
        Arrays.toString(found),
        Arrays.toString(DEEDS),
        Arrays.stream(found).sum());
    assertThat(found).doesNotContain(0);
  }

  @Test
  void closeThatWasBrokenOff_standsStillWhileHalted_andEndsTheSameAfterwards() {
    prepared(1, 0, desk());
    assertThatThrownBy(() -> new Desk(breakingOff(3)).close()).hasMessage("broken off");
    assertThat(sum(TransferReason.HOLD)).isEqualTo(1_500);
    database.haltStore().halt(community, new Halt("something is wrong", Instant.now(clock)));

    assertThatThrownBy(() -> desk().close())
        .isInstanceOf(PayoutRefusedException.class)
        .hasMessageContaining("stand still");
    assertThat(sum(TransferReason.HOLD)).isEqualTo(1_500);
    assertSound();

    database.haltStore().resume(community);
    desk().close();
    assertThat(sum(TransferReason.HOLD)).isEqualTo(1_500 + 600);
    assertSound();
  }

  /** A store whose transaction of that number never begins. */
  private PayoutStore breakingOff(int number) {
    PayoutStore whole = database.payoutStore();
    AtomicInteger begun = new AtomicInteger();
    return (PayoutStore)
        Proxy.newProxyInstance(
            PayoutStore.class.getClassLoader(),
            new Class<?>[] {PayoutStore.class},
            (proxy, method, args) -> {
              if (method.getName().equals("write") && begun.incrementAndGet() == number) {
                throw new IllegalStateException("broken off");
              }
              try {
                return method.invoke(whole, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private List<List<Object>> calmly(int deed, int serial) {
    prepared(deed, serial, desk()).run();
    return standing();
  }

  /** Where the members stand, and what was chosen for them and paid. */
  private List<List<Object>> standing() {
    List<List<Object>> standing = new ArrayList<>();
    for (String person : List.of("ann", "bob")) {
      standing.add(List.of(balance(member(person))));
    }
    for (var run : database.payoutStore().runs(community)) {
      standing.add(List.of(run.state()));
      for (PayoutLine line : database.payoutStore().lines(community, run.id())) {
        standing.add(List.of(line.way(), line.amount(), line.matched(), line.state()));
      }
    }
    standing.add(List.of(database.payoutStore().taken(community)));
    return standing;
  }

  /** What can be done again until it succeeds. */
  private Runnable prepared(int deed, int serial, Desk with) {
    community = fresh("c" + serial);
    at("2026-07-10T12:00:00Z");
    earn("ann", "e-ann", 1_500);
    earn("bob", "e-bob", 600);
    at("2026-12-05T12:00:00Z");
    Desk calm = desk();
    if (deed == 0) {
      member("ann");
      return () -> {
        with.choose("ann", "cash");
        with.choose("bob", "charity");
      };
    }
    calm.choose("ann", "cash");
    calm.choose("bob", "charity");
    at("2026-12-15T12:00:00Z");
    if (deed == 1) {
      return with::close;
    }
    calm.close();
    if (deed == 2) {
      return with::export;
    }
    List<Payment> payments = calm.export();
    return () -> {
      int row = 2;
      for (Payment payment : payments) {
        long line = payment.line();
        with.answer(deed == 3 ? paid(row++, line) : failed(row++, line));
      }
    };
  }
}
