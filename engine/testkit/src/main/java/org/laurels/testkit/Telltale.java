// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.laurels.testkit.Expressions.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.laurels.core.event.EventTypes;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.time.Window;

/**
 * Makes everything that a rule can read visible in the ledger: rules that give amounts mixed from
 * all figures, so that no event can have seen a wrong one unnoticed.
 */
public final class Telltale {
  private static final String UNIT = "telltale";
  private static final Set<String> TYPES =
      Set.of(
          EventTypes.QUESTION_ASKED,
          EventTypes.ANSWER_POSTED,
          EventTypes.COMMENT_POSTED,
          EventTypes.VOTE_CAST,
          EventTypes.VOTE_CLEARED,
          EventTypes.SOLUTION_ACCEPTED,
          EventTypes.SOLUTION_UNACCEPTED,
          EventTypes.CONTENT_EDITED,
          EventTypes.CONTENT_HIDDEN,
          EventTypes.CONTENT_RESTORED,
          EventTypes.CONTENT_DELETED,
          EventTypes.VIEWS_COUNTED,
          TestEvents.MEMBER_VISITED,
          TestEvents.BOUNTY_AWARDED);
  private static final List<String> COUNTED = TYPES.stream().sorted().toList();
  private static final List<String> FIGURES =
      List.of("score", "peak", "views", "answers", "comments", "position");
  private static final List<String> STATES = List.of("kind", "status", "accepted", "solved");

  private Telltale() {}

  /** The programme, and the rules that tell. */
  public static Programme in(Programme programme) {
    Map<String, UnitDefinition> units = new HashMap<>(programme.units());
    units.put(UNIT, new UnitDefinition(UNIT, 0, null, null));
    List<Rule> rules = new ArrayList<>(programme.rules());
    rules.add(rule("tells-item", Role.ITEM_AUTHOR, Telltale::item));
    rules.add(rule("tells-author", Role.ITEM_AUTHOR, Telltale::member));
    rules.add(rule("tells-actor", Role.ACTOR, Telltale::member));
    return new Programme(
            programme.id(),
            programme.zone(),
            units,
            rules,
            programme.counters(),
            programme.badges(),
            programme.ranks(),
            programme.readsActor())
        .withCampaigns(programme.campaigns());
  }

  private static Rule rule(String id, Role to, ToLongFunction<Facts> mixed) {
    Expression<Long> amount =
        Expressions.java("mixed", facts -> 1 + Math.floorMod(mixed.applyAsLong(facts), 99_991L));
    return new Rule(
        id,
        TYPES,
        Expression.constant(true),
        List.of(new Give(to, UNIT, amount)),
        List.of(),
        DeletionPolicy.KEEP);
  }

  private static long mix(long before, long figure) {
    return before * 31 + figure;
  }

  private static long item(Facts facts) {
    long mixed = number(facts, "item.rivals_peak");
    for (String of : List.of("item.", "parent.")) {
      for (String figure : FIGURES) {
        mixed = mix(mixed, number(facts, of + figure));
      }
      for (String state : STATES) {
        mixed = mix(mixed, facts.fact(of + state).hashCode());
      }
    }
    for (String kind : List.of("up", "down", "like", "helpful")) {
      mixed = mix(mixed, facts.votes(kind));
    }
    return mixed;
  }

  private static long member(Facts facts) {
    long mixed = facts.fact("member.rank").hashCode();
    for (String unit : List.of(TestProgrammes.REPUTATION, TestProgrammes.CREDITS)) {
      mixed = mix(mixed, number(facts, "member." + unit));
      for (Window window : List.of(Window.DAY, Window.WEEK, Window.MONTH)) {
        mixed = mix(mixed, facts.gained(unit, window));
      }
    }
    for (String type : COUNTED) {
      mixed = mix(mix(mixed, facts.count(type)), facts.did(type));
    }
    return mix(mix(mixed, facts.counter("days")), facts.counter("liked"));
  }
}
