// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.BudgetUpkeep;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.time.Window;

/** Budgets on a database that fails at every point there is. */
abstract class BudgetFaultContract extends BudgetFixture {
  private static final List<String> DEEDS = List.of("award", "take back", "late funding");

  /** What came of a life: funded, waiting, and what two people have. */
  private record Outcome(long funded, long unfunded, long ann, long ben) {}

  private Faults faults;
  private Intake faultyIntake;
  private JdbcWalletStore faultyWallets;
  private JdbcBudgetStore faultyBudgets;

  @SuppressWarnings("NullAway.Init")
  BudgetFaultContract() {}

  private void overFaults() {
    faults = new Faults(database.dataSource());
    Connections connections =
        new Connections(
            faults.source(),
            faults.source(),
            database.isH2() ? Dialect.H2 : Dialect.MYSQL,
            new NumberBlock(database.dataSource()),
            clock,
            writers);
    faultyIntake = intake(new JdbcIntakeStore(connections));
    faultyWallets = new JdbcWalletStore(connections);
    faultyBudgets = new JdbcBudgetStore(connections);
  }

  /** Does all before the deed, and answers the deed. */
  private Runnable prepared(int deed) {
    List<Event> awards = List.of(helped("ann", "a", 90), helped("ben", "b", 30));
    if (deed == 0) {
      return () -> faultyIntake.accept(community, awards);
    }
    faultyIntake.accept(community, awards);
    List<Event> undo =
        List.of(EVENTS.event("x.undone").by("ann").undoes("a").id("u").at(Instant.now(clock)));
    if (deed == 1) {
      return () -> faultyIntake.accept(community, undo);
    }
    faultyIntake.accept(community, undo);
    return () ->
        new BudgetUpkeep(faultyWallets, faultyBudgets)
            .run(community, programmes(), Instant.now(clock));
  }

  private Outcome outcome() {
    assertSound();
    BudgetState state = states("support").get(0);
    assertThat(state.funded() + state.leased() + state.left()).isEqualTo(100);
    return new Outcome(state.funded(), state.unfunded(), pending("ann"), pending("ben"));
  }

  @Test
  void failureAtEachPoint_leavesBudgetsSound_andTheSameDeedEndsTheWork() {
    publish(budget("support", 100, Window.MONTH));
    List<Outcome> calm =
        List.of(
            new Outcome(100, 20, 90, 10), new Outcome(10, 20, 0, 10), new Outcome(30, 0, 0, 30));
    StringBuilder told = new StringBuilder();
    Community former = community;
    int serial = 0;
    for (int deed = 0; deed < DEEDS.size(); deed++) {
      boolean more = true;
      int point = 1;
      for (; more; point++) {
        community = fresh("fault-" + serial++);
        overFaults();
        Runnable doing = prepared(deed);
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
        assertThat(outcome()).as("%s, point %d", DEEDS.get(deed), point).isEqualTo(calm.get(deed));
      }
      assertThat(point).isGreaterThan(5);
      told.append(" ").append(DEEDS.get(deed)).append(" ").append(point - 2);
    }
    community = former;
    System.out.printf("%s: points of failure:%s%n", getClass().getSimpleName(), told);
  }

  @Test
  void leaseOfAWorkerThatDied_isThereForOthers() {
    publish(budget("support", 100, Window.MONTH));
    overFaults();
    faultyIntake.accept(community, List.of(helped("ann", "a", 1)));
    assertThat(states("support").get(0).leased()).isEqualTo(99);
    clock.advance(Duration.ofSeconds(1));
    award("ben", "b", 99);
    assertThat(outcome()).isEqualTo(new Outcome(100, 0, 1, 99));
  }
}
