// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.laurels.testkit.Expressions.java;
import static org.laurels.testkit.Expressions.number;
import static org.laurels.testkit.Expressions.text;
import static org.laurels.testkit.Expressions.yes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.event.EventTypes;
import org.laurels.core.programme.Counter;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.time.Window;
import org.laurels.core.wallet.CreditTerms;

/**
 * Programmes in the manner of a question and answer site, with limits so small that a short history
 * reaches them.
 */
public final class TestProgrammes {
  public static final String REPUTATION = "reputation";
  public static final String CREDITS = "credits";

  /** What a member can be given of reputation in a day. */
  public static final long DAILY = 20;

  private TestProgrammes() {}

  /** The programme that stories and random histories begin with. */
  public static Programme first() {
    return programme("first", ZoneOffset.UTC, 1L, DAILY, 10);
  }

  /**
   * Another worth for answers, a wider limit, no floor but a higher start, and days cut elsewhere.
   */
  public static Programme second() {
    return programme("second", ZoneOffset.UTC, null, 30, 7);
  }

  private static Programme programme(
      String id, ZoneId zone, @Nullable Long floor, long daily, long answer) {
    long start = floor == null ? 3 : 1;
    Map<String, UnitDefinition> units =
        Map.of(
            REPUTATION,
            new UnitDefinition(REPUTATION, start, floor, null),
            CREDITS,
            new UnitDefinition(
                CREDITS, floor == null ? 5 : 2, floor == null ? null : 0L, CreditTerms.USUAL));
    return new Programme(
        id,
        zone,
        units,
        rules(daily, answer),
        counters(),
        badges(floor == null ? 3 : 2),
        ranks(),
        false);
  }

  private static List<Rule> rules(long daily, long answer) {
    Limit day = new Limit("daily", REPUTATION, daily, Limit.Scope.MEMBER, Window.DAY);
    Limit pair = new Limit("pair", null, 2, Limit.Scope.PAIR, Window.DAY);
    Limit item = new Limit("item", REPUTATION, 25, Limit.Scope.ITEM, Window.WEEK);
    Limit once = new Limit("once", null, 1, Limit.Scope.MEMBER, Window.DAY);
    Limit twice = new Limit("twice", null, 2, Limit.Scope.MEMBER, Window.WEEK);
    Limit purse = new Limit("purse", CREDITS, answer, Limit.Scope.MEMBER, Window.WEEK);
    Give toAuthor = give(Role.ITEM_AUTHOR, REPUTATION, answer);
    return List.of(
        rule(
            "question-upvoted",
            EventTypes.VOTE_CAST,
            f -> isKind(f, "question") && number(f, "event.value") > 0 && !isOwn(f),
            List.of(give(Role.ITEM_AUTHOR, REPUTATION, 5)),
            List.of(day, pair),
            DeletionPolicy.REVERSE),
        rule(
            "answer-upvoted",
            EventTypes.VOTE_CAST,
            f -> isKind(f, "answer") && number(f, "event.value") > 0 && !isOwn(f),
            List.of(toAuthor),
            List.of(day, item),
            new DeletionPolicy.KeepIf(java("item.score >= 3", f -> number(f, "item.score") >= 3))),
        rule(
            "downvoted",
            EventTypes.VOTE_CAST,
            f -> number(f, "event.value") < 0 && !isOwn(f),
            List.of(give(Role.ITEM_AUTHOR, REPUTATION, -2), give(Role.ACTOR, REPUTATION, -1)),
            List.of(day),
            DeletionPolicy.REVERSE),
        rule(
            "accepted",
            EventTypes.SOLUTION_ACCEPTED,
            f -> isKind(f, "answer") && !isOwn(f),
            List.of(
                give(Role.ITEM_AUTHOR, REPUTATION, 15),
                give(Role.ACTOR, REPUTATION, 2),
                give(Role.ITEM_AUTHOR, CREDITS, 5)),
            List.of(purse),
            DeletionPolicy.KEEP),
        rule(
            "thanks",
            EventTypes.ANSWER_POSTED,
            f -> true,
            List.of(give(Role.ACTOR, REPUTATION, 1), give(Role.PARENT_AUTHOR, REPUTATION, 1)),
            List.of(day),
            DeletionPolicy.REVERSE),
        rule(
            "visit",
            TestEvents.MEMBER_VISITED,
            f -> true,
            List.of(give(Role.ACTOR, REPUTATION, 1)),
            List.of(once),
            DeletionPolicy.REVERSE),
        new Rule(
            "noticed",
            Set.of(EventTypes.COMMENT_POSTED, EventTypes.VIEWS_COUNTED),
            when(f -> true),
            List.of(
                give(Role.ITEM_AUTHOR, REPUTATION, 4),
                give(Role.ITEM_AUTHOR, CREDITS, 2),
                give(Role.PARENT_AUTHOR, CREDITS, 1)),
            List.of(day, twice, purse),
            DeletionPolicy.REVERSE),
        new Rule(
            "discussed",
            Set.of(EventTypes.COMMENT_POSTED, EventTypes.SOLUTION_UNACCEPTED),
            when(f -> true),
            List.of(give(Role.ACTOR, CREDITS, 1), give(Role.ITEM_AUTHOR, REPUTATION, 1)),
            List.of(twice),
            DeletionPolicy.KEEP),
        new Rule(
            "bounty",
            Set.of(TestEvents.BOUNTY_AWARDED),
            when(f -> number(f, "event.value") != 13 || fails()),
            List.of(
                new Give(
                    Role.ITEM_AUTHOR,
                    REPUTATION,
                    java("event.value", f -> number(f, "event.value")))),
            List.of(item, day),
            DeletionPolicy.KEEP),
        rule(
            "veteran",
            EventTypes.ANSWER_POSTED,
            f -> number(f, "member.reputation") >= answer && f.did(EventTypes.VOTE_CAST) >= 1,
            List.of(give(Role.ACTOR, CREDITS, 3)),
            List.of(purse),
            DeletionPolicy.REVERSE),
        rule(
            "newcomer",
            EventTypes.VOTE_CAST,
            f -> f.gained(REPUTATION, Window.DAY) < 5 && number(f, "event.value") > 0,
            List.of(give(Role.ACTOR, CREDITS, 1)),
            List.of(purse),
            DeletionPolicy.REVERSE));
  }

  private static Rule rule(
      String id,
      String on,
      Predicate<Facts> condition,
      List<Give> gives,
      List<Limit> limits,
      DeletionPolicy whenDeleted) {
    return new Rule(id, Set.of(on), when(condition), gives, limits, whenDeleted);
  }

  private static Give give(Role to, String unit, long amount) {
    return new Give(to, unit, Expression.constant(amount));
  }

  private static Expression<Boolean> when(Predicate<Facts> condition) {
    return java("in Java", condition::test);
  }

  private static boolean fails() {
    throw new EvaluationException("thirteen", new ArithmeticException());
  }

  private static boolean isKind(Facts facts, String kind) {
    return text(facts, "item.kind").equals(kind);
  }

  private static boolean isOwn(Facts facts) {
    return text(facts, "event.actor").equals(text(facts, "item.author"));
  }

  private static List<Counter> counters() {
    return List.of(
        new Counter(
            "days",
            Set.of(TestEvents.MEMBER_VISITED, EventTypes.ANSWER_POSTED),
            Role.ACTOR,
            Expression.constant(true),
            java(
                "day",
                f ->
                    LocalDate.ofInstant((Instant) f.fact("event.time"), ZoneOffset.UTC).toString()),
            false),
        new Counter(
            "liked",
            Set.of(EventTypes.VOTE_CAST, EventTypes.VOTE_CLEARED),
            Role.ITEM_AUTHOR,
            when(f -> number(f, "item.score") >= 1),
            java("item.kind", f -> text(f, "item.kind")),
            true));
  }

  private static List<Badge> badges(long niceScore) {
    String vote = EventTypes.VOTE_CAST;
    Role author = Role.ITEM_AUTHOR;
    return List.of(
        badge(
            "nice",
            Badge.Each.ITEM,
            Set.of(vote),
            f -> isKind(f, "answer") && number(f, "item.score") >= niceScore,
            author),
        badge(
            "popular",
            Badge.Each.ITEM,
            Set.of(EventTypes.VIEWS_COUNTED),
            f -> number(f, "item.views") >= 100,
            author),
        badge("fan", Badge.Each.ITEM, Set.of(vote), f -> number(f, "event.value") > 0, Role.ACTOR),
        badge(
            "supporter",
            Badge.Each.MEMBER,
            Set.of(vote),
            f -> f.did(EventTypes.VOTE_CAST) >= 2,
            Role.ACTOR),
        badge(
            "teacher",
            Badge.Each.MEMBER,
            Set.of(vote, EventTypes.SOLUTION_ACCEPTED),
            f -> f.count(EventTypes.SOLUTION_ACCEPTED) >= 2,
            author),
        badge(
            "rich",
            Badge.Each.MEMBER,
            Set.of(vote, EventTypes.ANSWER_POSTED, TestEvents.MEMBER_VISITED),
            f -> number(f, "member.reputation") >= 25,
            author,
            Role.ACTOR),
        badge(
            "busy",
            Badge.Each.MEMBER,
            Set.of(TestEvents.MEMBER_VISITED, EventTypes.ANSWER_POSTED),
            f -> f.counter("days") >= 2 && f.counter("liked") >= 1,
            Role.ACTOR),
        badge(
            "outdone",
            Badge.Each.ITEM,
            Set.of(vote),
            f ->
                isKind(f, "answer")
                    && number(f, "item.peak") >= 2
                    && number(f, "item.rivals_peak") < 2,
            author),
        badge(
            "first-in",
            Badge.Each.MEMBER,
            Set.of(vote, EventTypes.SOLUTION_ACCEPTED),
            f -> number(f, "item.position") == 1 && yes(f, "parent.solved"),
            author),
        badge(
            "host",
            Badge.Each.MEMBER,
            Set.of(EventTypes.ANSWER_POSTED),
            f -> number(f, "parent.answers") >= 2 && number(f, "parent.score") >= 1,
            Role.PARENT_AUTHOR),
        badge(
            "regular-voter",
            Badge.Each.MEMBER,
            Set.of(vote),
            f -> text(f, "member.rank").equals("regular") && f.votes("helpful") >= 1,
            Role.ACTOR));
  }

  private static Badge badge(
      String id, Badge.Each each, Set<String> on, Predicate<Facts> condition, Role... giveTo) {
    Map<String, List<Role>> roles = new HashMap<>();
    on.forEach(type -> roles.put(type, List.of(giveTo)));
    return new Badge(id, id, null, "bronze", each, when(condition), roles);
  }

  private static List<Rank> ranks() {
    return List.of(
        new Rank("regular", "Regular", when(f -> number(f, "member.reputation") >= 12)),
        new Rank(
            "expert",
            "Expert",
            when(
                f ->
                    number(f, "member.reputation") >= 30
                        && f.count(EventTypes.SOLUTION_ACCEPTED) >= 1)));
  }
}
