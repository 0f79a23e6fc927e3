// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laurels.core.badge.Badge;
import org.laurels.core.badge.BadgeTerms;
import org.laurels.core.programme.Demotion;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;

/** Badges in tiers, by streak, for a time, by hand, and ranks that are kept. */
class HonoursReaderTest {
  private static final String HEAD = "programme: p\nzone: Europe/Berlin\nunits: {reputation: {}}\n";

  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());

  private Programme accepted(String text) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + text);
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme();
  }

  private List<String> refused(String text) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + text);
    assertThat(reading).isInstanceOf(ProgrammeReading.Refused.class);
    return ((ProgrammeReading.Refused) reading)
        .problems().stream().map(problem -> problem.line() + ":" + problem.message()).toList();
  }

  @Test
  void tiers_areBadgesOfTheirOwn_withGoals() {
    List<Badge> badges =
        accepted(
                """
                badges:
                  - id: helper
                    on: solution.accepted
                    if: item.author != parent.author
                    give-to: item.author
                    measure: member.count('solution.accepted')
                    tiers: {bronze: 1, silver: {at: 10, name: Trusted Helper}}
                """)
            .badges();

    assertThat(badges)
        .extracting(Badge::id, Badge::name, Badge::tier, badge -> badge.terms().family())
        .containsExactly(
            tuple("helper-bronze", "Helper Bronze", "bronze", "helper"),
            tuple("helper-silver", "Trusted Helper", "silver", "helper"));
    assertThat(badges.get(1).condition().goals())
        .extracting(goal -> goal.figure().text(), goal -> goal.atLeast())
        .containsExactly(tuple("member.count('solution.accepted')", 10L));
  }

  @Test
  void terms_areReadInTheZone_andADayIsWhole() {
    BadgeTerms terms =
        accepted(
                """
                badges:
                  - id: b
                    tier: gold
                    each: week
                    on: vote.cast
                    give-to: actor
                    secret: true
                    from: 2026-01-01
                    until: 2026-01-31
                    retired: 2026-02-01T12:00:00Z
                    streak: {weeks: 4}
                """)
            .badges()
            .get(0)
            .terms();

    assertThat(terms)
        .isEqualTo(
            new BadgeTerms(
                true,
                Instant.parse("2025-12-31T23:00:00Z"),
                Instant.parse("2026-01-31T23:00:00Z"),
                true,
                Instant.parse("2026-02-01T12:00:00Z"),
                4,
                null));
  }

  @Test
  void badgeByHand_hasNoCondition() {
    Badge badge = accepted("badges: [{id: b, tier: gold, by-hand: only}]\n").badges().get(0);
    assertThat(badge.isByHandOnly()).isTrue();
    assertThat(refused("badges: [{id: b, tier: gold, by-hand: only, on: vote.cast}]\n"))
        .containsExactly("4:a badge that only people grant has no 'on'");
  }

  @Test
  void ranks_sayHowTheyAreLost() {
    assertThat(
            accepted(
                    """
                    ranks:
                      - {id: a}
                      - {id: b, if: member.reputation > 9, demote: never}
                      - {id: c, if: member.reputation >= 20, demote: {grace: 30 days}}
                    """)
                .ranks())
        .extracting(Rank::demotion)
        .containsExactly(Demotion.AT_ONCE, Demotion.NEVER, new Demotion.After(Duration.ofDays(30)));
  }

  @Test
  void goals_areOfTheMember_orThereAreNone() {
    List<Badge> badges =
        accepted(
                """
                badges:
                  - {id: a, tier: gold, on: vote.cast, give-to: actor, if: 9 < member.reputation}
                  - {id: b, tier: gold, on: vote.cast, give-to: actor, if: item.score >= 5}
                  - id: c
                    tier: gold
                    on: vote.cast
                    give-to: actor
                    if: member.reputation >= 5 && member.rank != 'x'
                  - id: d
                    tier: gold
                    on: vote.cast
                    give-to: actor
                    if: member.did('vote.cast') + member.count('answer.posted') >= 5
                """)
            .badges();

    assertThat(badges.get(0).condition().goals().get(0).atLeast()).isEqualTo(10);
    assertThat(badges.get(1).condition().goals()).isEmpty();
    assertThat(badges.get(2).condition().goals()).isEmpty();
    assertThat(badges.get(3).condition().goals()).hasSize(1);
  }

  @Test
  void allThatIsWrong_isSaidAtOnce() {
    assertThat(
            refused(
                """
                badges:
                  - id: a
                    on: vote.cast
                    give-to: actor
                    measure: member.reputation
                    tiers: {bronze: 5, silver: 5, goold: 9}
                  - {id: a-bronze, tier: gold, on: vote.cast, give-to: actor, retired: soon}
                  - {id: c, tier: gold, on: vote.cast, give-to: actor, streak: {weeks: 1}}
                  - id: d
                    tier: gold
                    on: vote.cast
                    give-to: actor
                    from: 2026-02-01
                    until: 2026-01-01
                ranks:
                  - {id: r, demote: {grace: a while}}
                  - {id: s, demote: nevr}
                """))
        .containsExactly(
            "9:a tier wants more than the one before it",
            "9:unknown tier 'goold'",
            "10:there are two badges 'a-bronze'",
            "10:'soon' is no day such as 2026-01-31 nor a moment such as 2026-01-31T12:00:00Z",
            "11:a whole number from 2 to 520 is wanted here",
            "17:'until' lies before 'from'",
            "19:'a while' is no span such as 12 hours, 30 days, 2 weeks",
            "20:unknown way to lose a rank 'nevr'");
  }
}
