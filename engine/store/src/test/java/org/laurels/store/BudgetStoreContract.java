// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laurels.core.budget.Allowance;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.community.Community;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.IntakeUnit;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Campaign;
import org.laurels.core.time.Window;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Wallet;
import org.laurels.testkit.CreditProgramme;

/** What budgets pay, and what becomes of what they do not. */
abstract class BudgetStoreContract extends BudgetFixture {
  @Test
  void award_thatABudgetCannotPayInFull_isPaidToTheUnit() {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 60);
    award("ben", "b", 60);
    award("cyd", "c", 5);

    assertThat(List.of(pending("ann"), pending("ben"), pending("cyd")))
        .containsExactly(60L, 40L, 0L);
    assertThat(List.of(unfunded("ann"), unfunded("ben"), unfunded("cyd")))
        .containsExactly(0L, 20L, 5L);
    assertBudget("support", 100, 25);
    assertThat(keepBudgets()).isZero();
    assertBudget("support", 100, 25);
  }

  @Test
  void batch_isPaidInTheOrderOfItsEvents() {
    publish(budget("support", 100, Window.MONTH));
    intake(database.intakeStore())
        .accept(
            community,
            List.of(helped("zoe", "1", 70), helped("ann", "2", 70), helped("zoe", "3", 1)));

    assertThat(List.of(pending("zoe"), pending("ann"))).containsExactly(70L, 30L);
    assertBudget("support", 100, 41);
  }

  @Test
  void takeBack_cancelsWhatWaits_beforeWhatWasPaid() {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 60);
    award("ben", "b", 60);
    undo("ben", "b");

    assertThat(balance(member("ben"))).isEqualTo(Balance.NONE);
    assertThat(unfunded("ben")).isZero();
    assertBudget("support", 60, 0);
  }

  @Test
  void whatComesBack_fundsTheOldestThatWait_beforeWhatComesNew() {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 100);
    award("ben", "b", 30);
    clock.advance(Duration.ofMinutes(1));
    award("cyd", "c", 30);
    undo("ann", "a");
    clock.advance(Duration.ofMinutes(1));
    award("dan", "d", 50);
    assertThat(List.of(pending("ben"), pending("cyd"), pending("dan"))).containsExactly(0L, 0L, 0L);

    assertThat(keepBudgets()).isEqualTo(100);
    assertThat(List.of(pending("ben"), pending("cyd"), pending("dan")))
        .containsExactly(30L, 30L, 40L);
    assertBudget("support", 100, 10);
  }

  @Test
  void awardPaidInTwoParts_isTakenBackWhole() {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 80);
    award("ben", "b", 60);
    undo("ann", "a");
    assertThat(keepBudgets()).isEqualTo(40);
    assertBudget("support", 60, 0);
    undo("ben", "b");
    assertThat(balance(member("ben"))).isEqualTo(Balance.NONE);
    assertBudget("support", 0, 0);
  }

  @Test
  void raisedAmount_fundsWhatWaits_andALoweredOneTakesNothingBack() {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 130);
    clock.advance(Duration.ofHours(1));
    publish(budget("support", 120, Window.MONTH));
    assertThat(keepBudgets()).isEqualTo(20);
    assertBudget("support", 120, 10);

    clock.advance(Duration.ofHours(1));
    publish(budget("support", 50, Window.MONTH));
    award("ben", "b", 1);
    keepBudgets();
    assertThat(pending("ann")).isEqualTo(120);
    assertThat(unfunded("ben")).isEqualTo(1);
    assertSound();
  }

  @Test
  void loweredAmount_bindsAtOnce_whateverIsLeased() {
    publish(budget("support", 1_000, Window.MONTH));
    award("ann", "a", 10);
    assertThat(states("support").get(0).leased()).isEqualTo(90);
    clock.advance(Duration.ofSeconds(1));
    publish(budget("support", 30, Window.MONTH));
    award("ben", "b", 50);

    assertThat(pending("ben")).isEqualTo(20);
    assertBudget("support", 30, 30);
  }

  @Test
  void severalBudgets_mustAllPay() {
    clock.set(Instant.parse("2026-04-30T12:00:00Z"));
    publish(
        budget("all", 100, Window.EVER),
        budget("helping", 70, Window.MONTH, "helped"),
        budget("others", 1, Window.MONTH, "other"));
    award("ann", "a", 60);
    award("ben", "b", 60);
    assertThat(pending("ben")).isEqualTo(10);
    assertThat(states("all").get(0).funded()).isEqualTo(70);
    assertBudget("helping", 70, 50);

    clock.advance(Duration.ofDays(1));
    award("cyd", "c", 60);
    assertThat(pending("cyd")).isEqualTo(30);
    assertBudget("all", 100, 30);
    assertBudget("helping", 30, 0);
    assertThat(states("others")).isEmpty();

    // What waits for the one may come to wait for the other.
    undo("ann", "a");
    assertThat(keepBudgets()).isEqualTo(60);
    assertThat(pending("ben") + balance(member("ben")).available()).isEqualTo(40);
    assertThat(pending("cyd")).isEqualTo(60);
    assertSound();
  }

  @Test
  void periods_haveMoneyOfTheirOwn() {
    clock.set(Instant.parse("2026-04-30T12:00:00Z"));
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 100);
    award("ben", "b", 10);
    clock.advance(Duration.ofDays(1));
    publish(budget("support", 1_000, Window.MONTH));
    award("cyd", "c", 40);
    keepBudgets();

    assertThat(pending("ben")).isZero();
    assertThat(states("support")).extracting(BudgetState::funded).containsExactly(40L, 100L);
    assertThat(states("support")).extracting(BudgetState::amount).containsExactly(1_000L, 100L);
    undo("ann", "a");
    assertThat(keepBudgets()).isEqualTo(10);
    assertThat(states("support")).extracting(BudgetState::funded).containsExactly(40L, 10L);
    assertThat(pending("ben")).isEqualTo(10);
    assertSound();
  }

  @Test
  void campaignBudget_paysWhatTheCampaignRaises() {
    Instant now = Instant.now(clock);
    Campaign campaign =
        new Campaign("week", "Week", now.minusSeconds(60), now.plusSeconds(60), Set.of(), 2_000);
    publish(new Budget("week", UNIT, 50, Window.EVER, Set.of(), campaign, List.of()));
    award("ann", "a", 60);
    assertThat(pending("ann")).isEqualTo(50);
    clock.advance(Duration.ofMinutes(2));
    award("ben", "b", 60);
    assertThat(pending("ben")).isEqualTo(60);
    assertBudget("week", 50, 10);
  }

  @Test
  void spentCredits_thatAreTakenBack_areOwed_andFundNobody() {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 100);
    clock.advance(Duration.ofDays(3));
    upkeep();
    long ann = member("ann");
    database
        .walletStore()
        .write(
            community,
            unit -> {
              Wallet wallet =
                  unit.open(ann, UNIT, CreditProgramme.TERMS, ZoneOffset.UTC, Instant.now(clock))
                      .orElseThrow();
              wallet.take(unit.nextId(), 70);
              unit.save(wallet.movements());
              return 0;
            });
    undo("ann", "a");

    assertThat(balance(ann)).isEqualTo(new Balance(0, 0, 0, 70));
    assertBudget("support", 70, 0);
  }

  @Test
  void leaseThatSleeps_isTakenOver_whenSomebodyNeedsIt() {
    publish(budget("support", 150, Window.MONTH));
    award("ann", "a", 10);
    assertThat(states("support").get(0).leased()).isEqualTo(90);
    try (Database other = Database.open(url, clock)) {
      intake(other.intakeStore()).accept(community, List.of(helped("ben", "b", 140)));
    }

    assertThat(pending("ben")).isEqualTo(140);
    assertBudget("support", 150, 0);
  }

  @Test
  void leaseInUse_isPassedOver_andWhatWaitsIsFundedAfterwards() {
    publish(budget("support", 110, Window.MONTH));
    award("ann", "a", 10);
    try (Database other = Database.open(url, clock)) {
      database
          .intakeStore()
          .write(
              community,
              unit -> {
                unit.funds().lease(new Allowance(period("support"), UNIT, 110, 1), 1, false);
                intake(other.intakeStore()).accept(community, List.of(helped("ben", "b", 60)));
                return 0;
              });
      assertThat(unfunded("ben")).isEqualTo(50);
      keepBudgets(other);
    }
    assertThat(pending("ben")).isEqualTo(60);
    assertBudget("support", 70, 0);
  }

  private BudgetPeriod period(String budget) {
    return states(budget).get(0).period();
  }

  @Test
  void leasesThatEnded_areClosed() {
    publish(budget("support", 1_000, Window.MONTH));
    award("ann", "a", 10);
    keepBudgets();
    assertThat(states("support").get(0).leased()).isEqualTo(90);
    clock.advance(Duration.ofSeconds(60));
    keepBudgets();
    assertThat(states("support").get(0).leased()).isZero();
    assertBudget("support", 10, 0);
  }

  @Test
  void thresholds_areNotedOnceAPeriod() {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 79);
    keepBudgets();
    assertThat(states("support").get(0).warnings()).isEmpty();
    award("ben", "b", 1);
    Instant at = Instant.now(clock);
    keepBudgets();
    clock.advance(Duration.ofMinutes(1));
    keepBudgets();
    award("cyd", "c", 15);
    keepBudgets();

    assertThat(states("support").get(0).warnings())
        .containsExactly(
            new BudgetState.Warning(80, at), new BudgetState.Warning(95, Instant.now(clock)));
    clock.advance(Duration.ofDays(31));
    award("dan", "d", 1);
    keepBudgets();
    assertThat(states("support").get(0).warnings()).isEmpty();
  }

  @Test
  void programmeWithoutBudgets_asksNothingOfThem() {
    publish();
    IntakeStore real = database.intakeStore();
    IntakeStore strict =
        new IntakeStore() {
          @Override
          public <T> T write(Community in, Work<T> work) {
            return real.write(in, unit -> work.in(withoutFunds(unit)));
          }

          @Override
          public <T> T read(Community in, Look<T> look) {
            return real.read(in, look);
          }
        };
    intake(strict).accept(community, List.of(helped("ann", "a", 5)));
    intake(strict)
        .accept(
            community,
            List.of(EVENTS.event("x.undone").by("ann").undoes("a").id("u").at(clock.instant())));
    assertThat(balance(member("ann"))).isEqualTo(Balance.NONE);
    assertThat(database.budgetStore().states(community)).isEmpty();
  }

  private static IntakeUnit withoutFunds(IntakeUnit unit) {
    return (IntakeUnit)
        Proxy.newProxyInstance(
            IntakeUnit.class.getClassLoader(),
            new Class<?>[] {IntakeUnit.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("funds")) {
                throw new AssertionError("no programme has a budget");
              }
              try {
                return method.invoke(unit, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void books_thatDoNotHold_areFound() throws Exception {
    publish(budget("support", 100, Window.MONTH));
    award("ann", "a", 120);
    Set<String> found = new TreeSet<>();
    for (String wrong :
        List.of(
            "UPDATE budget_period SET leased = leased + 1, granted = granted + 1",
            "UPDATE budget_lease SET used = used - 1",
            "UPDATE unfunded_award SET unfunded = unfunded - 1",
            "UPDATE budget_funding SET returned = returned + 1",
            "UPDATE budget_period SET budget = 'other'")) {
      try (var connection = database.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.executeUpdate(wrong);
        List<String> unsound = WalletChecks.unsound(connection, community, CheckScope.EVERYBODY);
        assertThat(unsound).as(wrong).isNotEmpty();
        found.addAll(unsound);
        connection.rollback();
      }
    }
    System.out.printf("%s: found %s%n", getClass().getSimpleName(), found);
    assertSound();
  }
}
