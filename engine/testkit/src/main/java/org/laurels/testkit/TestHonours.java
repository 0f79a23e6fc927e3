// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.laurels.testkit.Expressions.java;
import static org.laurels.testkit.Expressions.number;
import static org.laurels.testkit.Expressions.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.laurels.core.badge.Badge;
import org.laurels.core.badge.BadgeTerms;
import org.laurels.core.event.EventTypes;
import org.laurels.core.programme.Demotion;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Role;

/** Badges that are held again and again, for a time, by streak or by hand, and ranks that stay. */
public final class TestHonours {
  private static final Set<String> POSTS =
      Set.of(EventTypes.QUESTION_ASKED, EventTypes.ANSWER_POSTED);

  /** Badges that people grant and take away in random histories. */
  static final List<Badge> BADGES = badges(false);

  /** One that everyone can hold for everything. */
  static final Badge FOR_ITEM =
      BADGES.stream().filter(badge -> badge.id().equals("likes")).findFirst().orElseThrow();

  private TestHonours() {}

  /** The programme, and these badges and ranks. */
  public static Programme in(Programme programme) {
    return in(programme, badges(false));
  }

  /** The programme, and these badges and ranks after some of the badges were retired. */
  public static Programme retiredIn(Programme programme) {
    return in(programme, badges(true));
  }

  private static Programme in(Programme programme, List<Badge> more) {
    List<Badge> badges = new ArrayList<>(programme.badges());
    badges.addAll(more);
    List<Rank> ranks = new ArrayList<>(programme.ranks());
    ranks.add(
        new Rank(
            "honorary",
            "Honorary",
            condition(f -> number(f, "member.reputation") >= 20),
            Demotion.NEVER));
    ranks.add(rank("patient", Duration.ofDays(100), f -> f.count(EventTypes.ANSWER_POSTED) >= 2));
    ranks.add(rank("keen", Duration.ofHours(20), f -> f.did(EventTypes.VOTE_CAST) >= 3));
    ranks.add(rank("rich", Duration.ofHours(5), f -> number(f, "member.reputation") >= 25));
    return new Programme(
        programme.id(),
        programme.zone(),
        programme.units(),
        programme.rules(),
        programme.counters(),
        badges,
        ranks,
        programme.readsActor());
  }

  private static Rank rank(String id, Duration grace, Predicate<Facts> condition) {
    return new Rank(id, id, condition(condition), new Demotion.After(grace));
  }

  private static Expression<Boolean> condition(Predicate<Facts> condition) {
    return java("in Java", condition::test);
  }

  private static List<Badge> badges(boolean later) {
    BadgeTerms none = BadgeTerms.NONE;
    Instant second = TestEvents.minute(1440);
    Set<String> votes = Set.of(EventTypes.VOTE_CAST);
    Predicate<Facts> isUp = f -> number(f, "event.value") > 0;
    BadgeTerms week = none.withStreak(2);
    return List.of(
        badge("each-vote", Badge.Each.EVENT, none, votes, isUp, Role.ITEM_AUTHOR),
        badge(
            "each-post",
            Badge.Each.EVENT,
            none.within(null, TestEvents.minute(2000)),
            POSTS,
            f -> true,
            Role.ACTOR),
        badge("liked", Badge.Each.ITEM, none, votes, isUp, Role.ITEM_AUTHOR),
        badge("likes", Badge.Each.ITEM, none, votes, isUp, Role.ACTOR),
        badge("daily", Badge.Each.DAY, none, votes, isUp, Role.ITEM_AUTHOR, Role.ACTOR),
        badge("weekly", Badge.Each.WEEK, none, votes, f -> true, Role.ACTOR),
        badge("monthly", Badge.Each.MONTH, none.asSecret(), votes, isUp, Role.ITEM_AUTHOR),
        badge("yearly", Badge.Each.YEAR, none, POSTS, f -> true, Role.ACTOR),
        badge(
            "spring",
            Badge.Each.ITEM,
            none.within(second, second.plus(Duration.ofDays(1))),
            votes,
            isUp,
            Role.ITEM_AUTHOR),
        badge("steady", Badge.Each.MEMBER, week, votes, isUp, Role.ACTOR),
        badge("steadier", Badge.Each.WEEK, none.withStreak(3), votes, isUp, Role.ITEM_AUTHOR),
        badge(
            "old-style",
            Badge.Each.MEMBER,
            later ? none.withRetired(null) : none,
            votes,
            f -> f.did(EventTypes.VOTE_CAST) >= 2,
            Role.ACTOR),
        badge(
            "old-post",
            Badge.Each.EVENT,
            later ? none.withRetired(second) : none,
            POSTS,
            f -> !text(f, "item.id").isEmpty(),
            Role.ACTOR),
        badge("by-hand", Badge.Each.MEMBER, none, Set.of(), f -> false),
        badge("by-hand-daily", Badge.Each.DAY, none, Set.of(), f -> false));
  }

  private static Badge badge(
      String id,
      Badge.Each each,
      BadgeTerms terms,
      Set<String> on,
      Predicate<Facts> holds,
      Role... giveTo) {
    Map<String, List<Role>> roles = new HashMap<>();
    on.forEach(type -> roles.put(type, List.of(giveTo)));
    return new Badge(id, id, null, "bronze", each, condition(holds), roles, terms);
  }
}
