// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.intake.BudgetUpkeep;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.time.Window;
import org.laurels.testkit.CreditProgramme;

/** A community whose rules may cost only so much. */
abstract class BudgetFixture extends CreditStoreFixture {
  private final List<ProgrammeVersion> versions = new ArrayList<>();

  static Budget budget(String id, long amount, Window per, String... rules) {
    return new Budget(id, UNIT, amount, per, Set.of(rules), null, List.of(80, 95));
  }

  /** Publishes a version with these budgets, which holds from now on. */
  void publish(Budget... budgets) {
    Programme programme = CreditProgramme.programme().withBudgets(Arrays.asList(budgets));
    Instant now = Instant.now(clock);
    versions.add(
        versions.isEmpty()
            ? ProgrammeVersion.always(1, programme)
            : new ProgrammeVersion(versions.size() + 1, programme, now, now));
  }

  @Override
  Programmes programmes() {
    return new Programmes(versions);
  }

  @Override
  Intake intake(IntakeStore of) {
    Programmes current = programmes();
    return new Intake(
        of,
        (in, version) -> current,
        clock,
        (incident, cause) -> {
          throw new AssertionError(cause);
        });
  }

  void award(String person, String id, long amount) {
    intake(database.intakeStore()).accept(community, List.of(helped(person, id, amount)));
  }

  void undo(String person, String id) {
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event("x.undone")
                    .by(person)
                    .undoes(id)
                    .id("undo-" + id)
                    .at(Instant.now(clock))));
  }

  long keepBudgets() {
    return keepBudgets(database);
  }

  long keepBudgets(Database over) {
    return new BudgetUpkeep(over.walletStore(), over.budgetStore())
        .run(community, programmes(), Instant.now(clock));
  }

  List<BudgetState> states(String budget) {
    return database.budgetStore().states(community).stream()
        .filter(state -> state.period().budget().equals(budget))
        .toList();
  }

  /** Of the newest period: funded, waiting for it, and what is left or leased. */
  void assertBudget(String budget, long funded, long unfunded) {
    BudgetState state = states(budget).get(0);
    assertThat(List.of(state.funded(), state.unfunded()))
        .as("funded and unfunded of " + budget)
        .containsExactly(funded, unfunded);
    assertThat(state.leased() + state.left()).isEqualTo(state.amount() - funded);
    assertSound();
  }

  long pending(String person) {
    return balance(member(person)).pending();
  }

  long unfunded(String person) {
    return database.budgetStore().unfundedOf(community, member(person), 100).stream()
        .mapToLong(Unfunded::left)
        .sum();
  }
}
