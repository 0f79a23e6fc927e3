// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laurels.core.reward.Reward;

class RewardReaderTest {
  private static final String HEAD =
      """
      programme: p
      zone: Europe/Berlin
      units:
        reputation: {}
        credits: {spendable: true}
      rewards:
      """;

  private static final Map<String, String> STARTERS =
      Map.of(
          "base",
          HEAD
              + """
                - {id: mug, kind: manual, unit: credits, price: 500, approval: always}
                - {id: tree, kind: charity, unit: credits, price: 10}
              """);

  private final ProgrammeReader reader =
      new ProgrammeReader(name -> Optional.ofNullable(STARTERS.get(name)));

  @Test
  void reward_isReadWhole() {
    Reward reward =
        rewards(
                """
                  - id: tree
                    name: A tree
                    about: Planted in your name
                    kind: charity
                    unit: credits
                    price: 100
                    open: true
                    stock: 1000
                    per-member: 3
                    if: member.rank == 'expert' && member.gained('credits', 'month') > 0
                    from: 2026-01-01
                    until: 2026-12-31
                    approval: {first: true, above: 500, people: 2}
                    match: 100
                    match-at-most: 20000
                """)
            .get(0);

    assertThat(reward.eligible()).isNotNull();
    assertThat(requireNonNull(reward.eligible()).text())
        .isEqualTo("member.rank == 'expert' && member.gained('credits', 'month') > 0");
    assertThat(reward)
        .isEqualTo(
            new Reward(
                "tree",
                "A tree",
                "Planted in your name",
                Reward.Kind.CHARITY,
                "credits",
                100,
                true,
                1000L,
                3L,
                reward.eligible(),
                Instant.parse("2025-12-31T23:00:00Z"),
                Instant.parse("2026-12-31T23:00:00Z"),
                new Reward.Approval(true, 500L, 2),
                100,
                20000L));
  }

  @Test
  void rewardThatSaysLittle_takesTheUsual() {
    assertThat(rewards("  - {id: big-mug, kind: manual, unit: credits, price: 500}\n"))
        .containsExactly(
            new Reward(
                "big-mug",
                "Big Mug",
                "",
                Reward.Kind.MANUAL,
                "credits",
                500,
                false,
                null,
                null,
                null,
                null,
                null,
                Reward.Approval.NONE,
                0,
                null));
  }

  @Test
  void approval_isSaidInAWordOrWhole() {
    assertThat(approval("always")).isEqualTo(Reward.Approval.always(1));
    assertThat(approval("first")).isEqualTo(new Reward.Approval(true, null, 1));
    assertThat(approval("never")).isEqualTo(Reward.Approval.NONE);
    assertThat(approval("{above: 0, people: 2}")).isEqualTo(Reward.Approval.always(2));
    assertThat(approval("{first: true}")).isEqualTo(new Reward.Approval(true, null, 1));
  }

  @Test
  void rewards_areChangedAndRemovedByExtension() {
    String text =
        """
        programme: p
        extends: base
        rewards:
          - {id: mug, price: 400, approval: never}
        remove: {rewards: tree}
        """;
    assertThat(((ProgrammeReading.Accepted) reader.read("p.yaml", text)).programme().rewards())
        .singleElement()
        .satisfies(
            mug -> {
              assertThat(mug.price()).isEqualTo(400);
              assertThat(mug.approval()).isEqualTo(Reward.Approval.NONE);
            });
  }

  @Test
  void oneDay_isOffered() {
    Reward reward =
        rewards(
                "  - {id: a, kind: manual, unit: credits, price: 1,"
                    + " from: 2026-07-01, until: 2026-07-01}\n")
            .get(0);
    assertThat(reward.isOffered(Instant.parse("2026-07-01T21:59:59Z"))).isTrue();
    assertThat(reward.isOffered(Instant.parse("2026-07-01T22:00:00Z"))).isFalse();
  }

  @Test
  void rewardsThatAreWrong_areToldAllAtOnce() {
    assertThat(
            problems(
                """
                  - {id: a, kind: vuocher, unit: creditz, price: 0, prize: 1}
                  - {id: b}
                  - {id: c, kind: manual, unit: reputation, price: 1}
                  - {id: d, kind: voucher, unit: credits, price: 1, open: true}
                  - {id: e, kind: webhook, unit: credits, price: 1, match: 100, match-at-most: 5}
                  - {id: f, kind: charity, unit: credits, price: 1, match: 1001}
                  - {id: g, kind: charity, unit: credits, price: 1, match-at-most: 5}
                  - {id: h, kind: manual, unit: credits, price: 1, from: 2026-02-01, until: 2026-01-31}
                  - {id: i, kind: manual, unit: credits, price: 1, if: member.reputatoin > 1}
                  - {id: j, kind: manual, unit: credits, price: 1, if: item.score > 1}
                  - {id: k, kind: manual, unit: credits, price: 1, stock: -1, per-member: 0}
                  - {id: l, kind: manual, unit: credits, price: 1, approval: alwys}
                  - {id: m, kind: manual, unit: credits, price: 1, approval: {people: 3}}
                  - {id: n, kind: manual, unit: credits, price: 1, approval: [first], if: member.id == ''}
                  - {id: a, kind: manual, unit: credits, price: 1}
                """))
        .containsExactly(
            "7:19: unknown kind of reward 'vuocher', did you mean 'voucher'?",
            "7:34: unknown unit 'creditz', did you mean 'credits'?",
            "7:50: a whole number from 1 to 1000000000000 is wanted here",
            "7:53: unknown key 'prize', did you mean 'price'?",
            "8:5: the key 'kind' is missing",
            "8:5: the key 'price' is missing",
            "8:5: the key 'unit' is missing",
            "9:33: nothing can be paid in 'reputation', which is not spendable (p.yaml:4:15)",
            "10:53: a voucher is worth what its code says, so its price is not 'open'",
            "11:53: only a gift to charity has 'match'",
            "11:65: only a gift to charity has 'match-at-most'",
            "12:60: a whole number from 0 to 1000 is wanted here",
            "13:53: 'match-at-most' bounds what 'match' adds, which is not here",
            "14:70: 'until' lies before 'from'",
            "15:56: there is no fact 'member.reputatoin', did you mean 'member.reputation'?",
            "16:56: 'item.score' cannot be read by a reward",
            "17:59: a whole number from 0 to 1000000000000 is wanted here",
            "17:75: a whole number from 1 to 1000000000000 is wanted here",
            "18:62: unknown way to approve 'alwys', did you mean 'always'?",
            "19:62: this asks for no approval: 'first: true' does for the first redemption of a"
                + " member, 'above' for all of more than an amount",
            "19:71: a whole number from 1 to 2 is wanted here",
            "20:62: way to approve is wanted here",
            "20:75: 'member.id' cannot be read by a reward",
            "21:6: there are two rewards with the id 'a'");
  }

  @Test
  void unitThatIsWrongItself_isToldOnce() {
    String text =
        """
        programme: p
        units: {credits: {spendable: {repay: 101}}, coins: {start: x}, if: {spendable: true}}
        rewards:
          - {id: a, kind: manual, unit: credits, price: 1}
          - {id: b, kind: manual, unit: if, price: 1}
        """;
    assertThat(((ProgrammeReading.Refused) reader.read("p.yaml", text)).problems())
        .extracting(Problem::line)
        .containsExactly(2, 2, 2);
  }

  private Reward.Approval approval(String said) {
    return rewards("  - {id: a, kind: manual, unit: credits, price: 1, approval: " + said + "}\n")
        .get(0)
        .approval();
  }

  private List<Reward> rewards(String text) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + text);
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme().rewards();
  }

  private List<String> problems(String text) {
    return ((ProgrammeReading.Refused) reader.read("p.yaml", HEAD + text))
        .problems().stream()
            .map(problem -> problem.toString().replaceFirst("^p\\.yaml:", ""))
            .toList();
  }
}
