// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurels.testkit.Expressions.java;
import static org.laurels.testkit.Expressions.number;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Explanation;
import org.laurels.core.intake.Explanation.Given;
import org.laurels.core.intake.Explanation.Raise;
import org.laurels.core.intake.Intake;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.time.Window;

/** What happens during a campaign is worth more, whenever it is told. */
class CampaignsTest {
  private static final Community COMMUNITY = new Community(1, "campaigns");
  private static final String UNIT = "reputation";
  private static final Identity BEN = new Identity("forum", "ben");

  private final TestEvents of = TestEvents.of("forum");
  private final InMemoryIntakeStore store = new InMemoryIntakeStore();
  private final Programmes programmes = Programmes.of(programme());
  private final Intake intake =
      new Intake(
          store,
          (community, version) -> programmes,
          TestClock.pinned("2026-04-01T00:00:00Z"),
          (incident, cause) -> {
            throw new AssertionError(cause);
          });

  /** Votes give their value, at most 20 a day; a vote of 5 gives the answerer 5 in two roles. */
  private static Programme programme() {
    Rule liked =
        new Rule(
            "liked",
            Set.of("vote.cast"),
            Expression.constant(true),
            List.of(
                new Give(
                    Role.ITEM_AUTHOR, UNIT, java("event.value", f -> number(f, "event.value"))),
                new Give(Role.PARENT_AUTHOR, UNIT, Expression.constant(1L))),
            List.of(new Limit("daily", UNIT, 20, Limit.Scope.MEMBER, Window.DAY)),
            DeletionPolicy.REVERSE);
    return new Programme(
            "campaigns",
            ZoneOffset.UTC,
            Map.of(UNIT, new UnitDefinition(UNIT, 0, null, null)),
            List.of(liked),
            List.of(),
            List.of(),
            List.of(),
            false)
        .withCampaigns(
            List.of(
                campaign("half", 100, 200, Set.of("liked"), 1_500),
                campaign("double", 150, 160, Set.of(), 2_000),
                campaign("other", 100, 200, Set.of("asked"), 9_000)));
  }

  private static Campaign campaign(
      String id, long from, long until, Set<String> rules, long thousandths) {
    Instant begins = TestEvents.minute(from);
    return new Campaign(id, "The " + id, begins, TestEvents.minute(until), rules, thousandths);
  }

  private void accept(Event... events) {
    intake.accept(COMMUNITY, List.of(events));
  }

  private long balance() {
    return store.books(COMMUNITY).balance(BEN, UNIT);
  }

  @Test
  void event_isRaisedByWhenItHappened() {
    accept(of.question("q", "ann").at(0), of.answer("a", "q", "ben").at(1));
    accept(of.vote("a", "cat", 3).at(99));
    assertThat(balance()).isEqualTo(3);
    accept(of.vote("a", "dan", 3).at(200));
    assertThat(balance()).isEqualTo(3 + 3);

    // late: it is worth what it was worth then
    accept(of.vote("a", "eve", 3).at(100));
    assertThat(balance()).isEqualTo(3 + 3 + 4);
    accept(of.clearVote("a", "eve").at(300));
    assertThat(balance()).isEqualTo(3 + 3);
  }

  @Test
  void loss_isNotRaised_andOfTwoCampaignsTheGreaterHolds() {
    accept(of.question("q", "ann").at(0), of.answer("a", "q", "ben").at(1));
    accept(of.vote("a", "cat", -3).at(120));
    assertThat(balance()).isEqualTo(-3);
    accept(of.vote("a", "dan", 5).at(155));
    assertThat(balance()).isEqualTo(-3 + 10);
  }

  @Test
  void sumOfTwoRoles_isRaisedAsOne() {
    // 2 and 1 are 3, which is 4 and a half: rounded down once, not twice
    accept(of.question("q", "ben").at(0), of.answer("a", "q", "ben").at(1));
    accept(of.vote("a", "cat", 2).at(120));
    assertThat(balance()).isEqualTo(4);
  }

  @Test
  void explanation_namesTheCampaign_beforeTheLimit() {
    Event vote = of.vote("a", "cat", 15).at(120);
    accept(of.question("q", "ann").at(0), of.answer("a", "q", "ben").at(1));
    accept(of.vote("a", "dan", 1).at(10), vote);

    Explanation explanation = new Explanation(store, (community, version) -> programmes);
    List<Given> given =
        store.memberOf(COMMUNITY).values().stream()
            .flatMap(member -> explanation.of(COMMUNITY, member).stream())
            .filter(considered -> considered.event().equals(vote.key()))
            .flatMap(considered -> considered.given().stream())
            .toList();

    // ann has 1 for the question, which is 1 and a half
    assertThat(given)
        .containsExactlyInAnyOrder(
            new Given(UNIT, 22, 3, "daily", new Raise("half", "The half", "1.5", 15)),
            new Given(UNIT, 1, 0, "", new Raise("half", "The half", "1.5", 1)));
    assertThat(balance()).isEqualTo(20);
  }
}
