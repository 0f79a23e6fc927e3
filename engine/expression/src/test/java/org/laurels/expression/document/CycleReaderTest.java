// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.PayoutTerms;
import org.laurels.core.cycle.Silence;
import org.laurels.core.cycle.Way;
import org.laurels.core.reward.Match;

class CycleReaderTest {
  private static final String HEAD =
      """
      programme: p
      zone: Europe/London
      units:
        reputation: {}
        points: {spendable: {worth: 1, currency: GBP}}
        stars: {spendable: true}
      """;

  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());

  private PayoutTerms payouts(String yaml) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + yaml);
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme().payouts();
  }

  private List<String> problems(String yaml) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + yaml);
    assertThat(reading).isInstanceOf(ProgrammeReading.Refused.class);
    return ((ProgrammeReading.Refused) reading).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void cycle_isReadWhole() {
    PayoutTerms payouts =
        payouts(
            """
            payout-gate:
              - {from: 2025-01-01, at: 60000}
              - {from: 2026-01-01, at: 200000}
            cycles:
              - id: half-year
                name: Payback
                unit: points
                begins: [12-01, 06-01]
                choice-days: 14
                ways:
                  - {id: cash, kind: cash, at-least: 1000, currency: GBP}
                  - {id: gift, name: A gift, kind: charity, match: 100, match-at-most: 5000}
                silent: roll-over-once-then-expire
            """);

    Cycle cycle = payouts.cycles().get(0);
    assertThat(cycle)
        .isEqualTo(
            new Cycle(
                "half-year",
                "Payback",
                "points",
                List.of(MonthDay.of(6, 1), MonthDay.of(12, 1)),
                14,
                List.of(
                    new Way("cash", "Cash", Way.Kind.CASH, 1_000, Match.NONE),
                    new Way("gift", "A gift", Way.Kind.CHARITY, 1, new Match(100, 5_000L))),
                new Silence.RollOver(true)));
    assertThat(payouts.gate().at(LocalDate.parse("2026-05-05"))).hasValue(200_000);
  }

  @Test
  void silence_mayBeAWay() {
    assertThat(
            payouts(
                    """
                    cycles:
                      - {id: c, unit: points, begins: 01-01, choice-days: 7,
                         ways: [{id: gift, kind: charity}], silent: gift}
                    """)
                .cycles()
                .get(0)
                .silence())
        .isEqualTo(new Silence.Take("gift"));
  }

  @Test
  void everythingWrong_isToldAtOnce_withItsPlace() {
    List<String> problems =
        problems(
            """
            payout-gate: [{from: soon, at: -1}, {at: 5}]
            cycles:
              - id: one
                unit: stars
                begins: [13-01, 02-29, 06-01, 06-01]
                choice-days: 0
                ways:
                  - {id: cash, kind: chas, at-least: -5}
                  - {id: gift, kind: cash, match: 100}
                  - {id: gift, kind: charity, match-at-most: 5}
                silent: roll-ovr
              - id: two
                unit: points
                begin: 06-01
                choice-days: 14
                ways: [{id: cash, kind: cash, currency: EUR}]
                silent: cahs
            """);
    System.out.println("cycles: " + problems.size() + " problems of one document told at once");
    assertThat(String.join("\n", problems))
        .contains(
            "'soon' is no day",
            "the key 'from' is missing",
            "'stars' cannot be paid out",
            "'13-01' is no day",
            "'02-29' is no day",
            "two periods cannot begin on the same day",
            "unknown kind of way 'chas'",
            "only a gift to charity has 'match'",
            "there are two ways with the id 'gift'",
            "'match-at-most' bounds what 'match' adds",
            "did you mean 'begins'?",
            "the key 'begins' is missing",
            "they cannot be paid in 'EUR'",
            "'cahs', did you mean 'cash'?");
    assertThat(problems).allMatch(problem -> problem.startsWith("p.yaml:"));
  }
}
