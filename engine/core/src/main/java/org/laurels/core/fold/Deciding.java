// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Parties;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.rule.Share;

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
      if (campaign != null && award.asked > 0 && !award.isPart) {
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
      Case now = new Case(event, rule, version, facts);
      for (Give give : rule.gives()) {
        if (isDecided(give.unit(), version, onlySpendable)) {
          if (give.to() instanceof Share share) {
            share(now, give, share, awards);
          } else if (give.to() instanceof Role role) {
            give(now, give, role, awards);
          }
        }
      }
    }
  }

  /** A rule that holds for an event. */
  private record Case(FoldEvent event, Rule rule, ProgrammeVersion version, Facts facts) {}

  private void give(Case now, Give give, Role role, List<Award> awards) {
    long identity = MemberIdentities.identityOf(role, now.event());
    if (member.has(identity)) {
      Long asked = Evaluation.of(give.amount(), now.facts());
      if (asked != null && asked != 0) {
        add(award(now, give, identity, asked), awards);
      }
    }
  }

  /**
   * Gives the member's part. It is the same whoever's fold works it out, since the condition and
   * the amount of what is shared read nothing of a member.
   */
  private void share(Case now, Give give, Share share, List<Award> awards) {
    FoldEvent event = now.event();
    @Nullable Parties parties = event.facts().parties();
    Long asked = parties == null ? null : Evaluation.of(give.amount(), now.facts());
    if (parties == null || asked == null || asked == 0) {
      return;
    }
    Instant happened = event.resolved().event().time();
    Campaign campaign = now.version().programme().campaign(now.rule().id(), happened);
    boolean isRaised = campaign != null && asked > 0;
    // Raised before it is divided: so the parts sum up to what the campaign promises.
    long whole = isRaised ? requireNonNull(campaign).raised(asked) : asked;
    Shared shared = Shared.of(share, whole, event, parties);
    for (Share.Group group : Share.Group.values()) {
      List<Long> people = shared.in(group);
      for (int place = 0; place < people.size(); place++) {
        long identity = people.get(place);
        if (member.has(identity) && share.percent(group) > 0) {
          long part = shared.part(group, place);
          listener.shared(event, now.rule(), identity, give.unit(), part, group, shared);
          if (isRaised) {
            Campaign by = requireNonNull(campaign);
            listener.raised(event, now.rule(), identity, give.unit(), asked, by);
          }
          if (part != 0) {
            add(award(now, give, identity, part).asPart(), awards);
          }
        }
      }
    }
  }

  private Award award(Case now, Give give, long identity, long asked) {
    return new Award(
        now.rule(),
        now.version().number(),
        identity,
        give.unit(),
        asked,
        uses(now.rule(), give.unit(), now.event()));
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
      if (mayGain(give, event) && isDecided(give.unit(), version, onlySpendable)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayGain(Give give, FoldEvent event) {
    return give.to() instanceof Role role
        ? member.is(role, event)
        : member.is(Role.ITEM_AUTHOR, event) || event.parties().stream().anyMatch(member::has);
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
