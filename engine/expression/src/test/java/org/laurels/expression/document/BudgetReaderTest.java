// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Programme;
import org.laurels.core.time.Window;

class BudgetReaderTest {
  private static final String HEAD =
      """
      programme: p
      units:
        reputation: {}
        credits: {spendable: true}
        points: {spendable: {worth: 3, currency: GBP}}
        yens: {spendable: {worth: 1, currency: JPY}}
      rules:
        - {id: solved, on: solution.accepted, give: {to: item.author, credits: 5, points: 1, yens: 1}}
        - {id: liked, on: vote.cast, give: {to: item.author, reputation: 1}}
      campaigns:
        - {id: spring, from: 2026-04-01, until: 2026-04-07, multiply: 2}
        - {id: broken, from: 2026-04-01, until: 2026-03-07, multiply: 2}
      budgets:
      """;
  private static final String SOUND_HEAD =
      HEAD.replace("  - {id: broken, from: 2026-04-01, until: 2026-03-07, multiply: 2}\n", "");

  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());

  private Programme programme(String budgets) {
    ProgrammeReading reading = reader.read("p.yaml", SOUND_HEAD + budgets);
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme();
  }

  /** Without the broken campaign, which is told in each. */
  private List<String> problems(String budgets) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + budgets);
    assertThat(reading).isInstanceOf(ProgrammeReading.Refused.class);
    return ((ProgrammeReading.Refused) reading)
        .problems().stream()
            .map(Problem::toString)
            .filter(problem -> !problem.contains("'until' lies before 'from'"))
            .map(problem -> problem.replaceFirst("^p.yaml:", ""))
            .toList();
  }

  @Test
  void budgets_areRead() {
    Programme programme =
        programme(
            """
              - {id: support, unit: credits, amount: 50000, per: month, rules: [solved], warn-at: [95, 50]}
              - {id: spring, unit: credits, amount: 1, per: total, campaign: spring}
              - {id: all, unit: credits, amount: 1000000000000, per: quarter, warn-at: []}
              - {id: year, unit: credits, amount: 2, per: year, rules: solved, warn-at: 100}
            """);
    assertThat(programme.budgets())
        .containsExactly(
            new Budget(
                "support",
                "credits",
                50_000,
                Window.MONTH,
                Set.of("solved"),
                null,
                List.of(50, 95)),
            new Budget(
                "spring",
                "credits",
                1,
                Window.EVER,
                Set.of(),
                programme.campaigns().get(0),
                List.of(80, 95)),
            new Budget(
                "all", "credits", 1_000_000_000_000L, Window.QUARTER, Set.of(), null, List.of()),
            new Budget("year", "credits", 2, Window.YEAR, Set.of("solved"), null, List.of(100)));
  }

  @Test
  void money_isAsManyUnitsAsItBuys_roundedDown() {
    assertThat(
            programme(
                    """
                      - {id: a, unit: points, amount: 500.00 GBP, per: month}
                      - {id: b, unit: points, amount: 0.05 GBP, per: month}
                      - {id: c, unit: points, amount: 7 GBP, per: month}
                      - {id: d, unit: yens, amount: 1200 JPY, per: month}
                    """)
                .budgets())
        .extracting(Budget::amount)
        .containsExactly(16_666L, 1L, 233L, 1_200L);
  }

  @Test
  void moneyThatIsWrong_isTold() {
    assertThat(
            problems(
                """
                  - {id: a, unit: credits, amount: 5 GBP, per: month}
                  - {id: b, unit: points, amount: 5 EUR, per: month}
                  - {id: c, unit: points, amount: 0.02 GBP, per: month}
                  - {id: d, unit: points, amount: 0.001 GBP, per: month}
                  - {id: e, unit: yens, amount: 1.5 JPY, per: month}
                  - {id: f, unit: points, amount: 999999999999999 GBP, per: month}
                  - {id: g, unit: points, amount: -5 GBP, per: month}
                """))
        .containsExactly(
            "14:36: 'credits' has no worth in money: say 'worth' and 'currency' in its terms, or a"
                + " number",
            "15:35: 'points' is worth GBP, not EUR, did you mean '5 GBP'?",
            "16:35: this is worth 0 'points', where 1 to 1000000000000 are wanted",
            "17:35: the smallest coin of GBP is larger than that",
            "18:33: the smallest coin of JPY is larger than that",
            "19:35: this is worth 33333333333333300 'points', where 1 to 1000000000000 are wanted",
            "20:35: a whole number from 1 to 1000000000000, or money such as '500.00 EUR', is wanted"
                + " here");
  }

  @Test
  void budgetsThatAreWrong_areToldAllAtOnce() {
    assertThat(
            problems(
                """
                  - {id: a, unit: credit, amount: 0, per: weekly, rules: [solvd]}
                  - {id: b, unit: reputation, amount: -1, per: month, campaign: sprig}
                  - {id: c, unit: credits, amount: 99999999999999999999, per: month, warn-at: [0, 80, 80, 101]}
                  - {id: c, unit: credits, amount: 5, per: month}
                  - {id: d, unit: credits, amount: 1.5, per: month, rules: [liked, solved], campaign: spring}
                  - {id: e, ammount: 5}
                  - {id: f, unit: credits, amount: [5], per: month, rules: []}
                  - {id: g, unit: credits, amount: 5, per: month, campaign: broken}
                """))
        .containsExactly(
            "14:19: unknown unit 'credit', did you mean 'credits'?",
            "14:35: a whole number from 1 to 1000000000000 is wanted here",
            "14:43: unknown period 'weekly', known: month, quarter, year, total",
            "14:59: unknown rule 'solvd', did you mean 'solved'?",
            "15:19: 'reputation' costs nothing, since it is not spendable; a budget bounds what is",
            "15:39: a whole number from 1 to 1000000000000 is wanted here",
            "15:65: unknown campaign 'sprig', did you mean 'spring'?",
            "16:36: a whole number from 1 to 1000000000000 is wanted here",
            "16:80: a whole number from 1 to 100 is wanted here",
            "16:87: 80 is here twice",
            "16:91: a whole number from 1 to 100 is wanted here",
            "17:6: there are two budgets with the id 'c'",
            "18:36: a whole number from 1 to 1000000000000, or money such as '500.00 EUR', is wanted"
                + " here",
            "18:61: the rule 'liked' gives no 'credits'",
            "18:77: a budget pays 'rules' or a 'campaign', and a campaign has rules of its own",
            "19:5: the key 'amount' is missing",
            "19:5: the key 'per' is missing",
            "19:5: the key 'unit' is missing",
            "19:13: unknown key 'ammount', did you mean 'amount'?",
            "20:36: a whole number from 1 to 1000000000000 is wanted here",
            "20:60: the ids of rules are wanted here; without 'rules' it is about all");
  }
}
