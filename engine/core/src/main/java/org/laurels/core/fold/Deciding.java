// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Rule;

/** What the rules and campaigns of a moment give a member for an event, before any limit. */
final class Deciding {
  private final Programmes programmes;
  private final MemberIdentities member;
  private final FoldListener listener;

  Deciding(Programmes programmes, MemberIdentities member, FoldListener listener) {
    this.programmes = programmes;
    this.member = member;
    this.listener = listener;
  }

  /** The awards for an event; what is spendable may be another version's to decide. */
  List<Award> decide(FoldEvent event, Facts facts) {
    List<Award> awards = new ArrayList<>(2);
    ProgrammeVersion version = programmes.at(event.resolved().event().time());
    ProgrammeVersion spendable = programmes.spendableAt(event.resolved().event().time());
    boolean same = spendable.number() == version.number();
    decide(event, version, facts, awards, same ? null : false);
    if (!same) {
      decide(event, spendable, facts, awards, true);
    }
    raise(event, version, spendable, awards);
    return awards;
  }

  /** Raises each award by the campaign, if there is one, of the version that decided about it. */
  private void raise(
      FoldEvent event, ProgrammeVersion version, ProgrammeVersion spendable, List<Award> awards) {
    for (int i = 0; i < awards.size(); i++) {
      Award award = awards.get(i);
      ProgrammeVersion by = award.version == version.number() ? version : spendable;
      Campaign campaign = by.programme().campaign(award.rule.id(), event.resolved().event().time());
      if (campaign != null && award.asked > 0) {
        listener.raised(event, award.rule, award.identityId, award.unit, award.asked, campaign);
        awards.set(i, award.withAsked(campaign.raised(award.asked)));
      }
    }
  }

  /**
   * @param onlySpendable whether to decide about spendable units or about the others; null for all
   */
  private void decide(
      FoldEvent event,
      ProgrammeVersion version,
      Facts facts,
      List<Award> awards,
      @Nullable Boolean onlySpendable) {
    for (Rule rule : version.programme().rulesOn(event.resolved().event().type())) {
      if (!concerns(rule, event, version, onlySpendable)) {
        continue;
      }
      String failure = null;
      boolean holds = false;
      try {
        holds = rule.condition().evaluate(facts);
      } catch (EvaluationException e) {
        failure = e.getMessage();
      }
      listener.considered(event, rule, version.number(), holds, failure, facts);
      if (!holds) {
        continue;
      }
      for (Give give : rule.gives()) {
        long identity = MemberIdentities.identityOf(give.to(), event);
        if (member.has(identity) && isDecided(give.unit(), version, onlySpendable)) {
          Long asked = Evaluation.of(give.amount(), facts);
          if (asked != null && asked != 0) {
            add(
                new Award(
                    rule,
                    version.number(),
                    identity,
                    give.unit(),
                    asked,
                    uses(rule, give.unit(), event)),
                awards);
          }
        }
      }
    }
  }

  /** One who is given the same in two roles has it in one sum: a line names the rule once. */
  private static void add(Award award, List<Award> awards) {
    for (int i = 0; i < awards.size(); i++) {
      Award other = awards.get(i);
      if (other.isAlongside(award)) {
        awards.remove(i);
        if (other.asked + award.asked != 0) {
          awards.add(i, award.withAsked(other.asked + award.asked));
        }
        return;
      }
    }
    awards.add(award);
  }

  private boolean concerns(
      Rule rule, FoldEvent event, ProgrammeVersion version, @Nullable Boolean onlySpendable) {
    for (Give give : rule.gives()) {
      if (member.is(give.to(), event) && isDecided(give.unit(), version, onlySpendable)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDecided(
      String unit, ProgrammeVersion version, @Nullable Boolean onlySpendable) {
    if (onlySpendable == null) {
      return true;
    }
    UnitDefinition definition = version.programme().unit(unit);
    return definition != null && definition.spendable() == onlySpendable;
  }

  private List<Award.LimitUse> uses(Rule rule, String unit, FoldEvent event) {
    if (rule.limits().isEmpty()) {
      return List.of();
    }
    List<Award.LimitUse> uses = new ArrayList<>(rule.limits().size());
    for (Limit limit : rule.limits()) {
      if (limit.unit() == null || limit.unit().equals(unit)) {
        String subject =
            switch (limit.per()) {
              case MEMBER -> "";
              case ITEM -> Long.toString(event.resolved().itemId());
              case PAIR -> member.text(event.resolved().actorId());
            };
        long start = programmes.startOf(limit.each(), event.resolved().event().time());
        uses.add(
            new Award.LimitUse(limit, new WindowKey(limit.id(), subject, limit.each(), start)));
      }
    }
    return uses;
  }
}
