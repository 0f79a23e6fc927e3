// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.BadgeKey;
import org.laurels.core.event.BadgeByHand;
import org.laurels.core.event.EventOrder;
import org.laurels.core.event.EventTypes;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Toggle;
import org.laurels.core.ledger.Line;
import org.laurels.core.programme.Counter;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.Rank;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Role;
import org.laurels.core.time.Window;

/**
 * The fold of one member: each event of the timeline in order, to awards, badges and figures.
 *
 * <p>What a condition reads is how things stood at that moment. What an event gave is taken out
 * again when the event is taken back, and limits and floors are then walked anew over what is left,
 * so that an award that a limit had held back is given once there is room.
 *
 * <p>Not thread-safe; made for one member and one use.
 */
public final class MemberFold {
  private final Programmes programmes;
  private final MemberIdentities member;
  private final boolean complete;
  private final Deciding deciding;
  private final Awards awards;
  private final EventCounts counts;
  private final Tallies tallies;
  private final CounterKeys counters;
  private final Grants grants;
  private final KeptRanks keptRanks;
  private @Nullable Instant joined;
  private @Nullable EventOrder lastOrder;
  private @Nullable EventOrder lastToggle;

  private MemberFold(
      Programmes programmes,
      MemberIdentities member,
      FoldListener listener,
      @Nullable MemberState from,
      Set<BadgeKey> heldForItems) {
    MemberState state = from == null ? MemberState.EMPTY : from;
    this.programmes = programmes;
    this.member = member;
    this.complete = from == null;
    this.deciding = new Deciding(programmes, member, listener);
    this.awards = new Awards(programmes, state);
    this.counts = new EventCounts(member, state);
    this.tallies = new Tallies(programmes, member);
    this.counters = new CounterKeys(state);
    this.grants = new Grants(programmes, member, state.honours(), heldForItems);
    this.keptRanks = new KeptRanks(state.honours().ranks());
    this.joined = state.joined();
    this.lastOrder = state.lastOrder();
  }

  /**
   * Folds a whole timeline.
   *
   * @param events all events that involve the member, in any order
   * @param now the moment at which a rank that is held by grace is held or not
   */
  public static FoldResult whole(
      Programmes programmes,
      MemberIdentities member,
      Collection<FoldEvent> events,
      FoldListener listener,
      Instant now) {
    MemberFold fold = new MemberFold(programmes, member, listener, null, Set.of());
    for (Timeline.Step step : Timeline.of(events)) {
      if (step.toggle() == null) {
        fold.happen(step.event());
      } else {
        fold.toggle(step.event(), step.toggle());
      }
    }
    return fold.result(now);
  }

  /**
   * Goes on from a state with events that come after all it has seen, take nothing back, and are
   * not what people do to badges.
   *
   * @param heldForItems badges already granted for the items of these events
   * @param now the moment at which a rank that is held by grace is held or not
   */
  public static FoldResult further(
      Programmes programmes,
      MemberIdentities member,
      MemberState state,
      Set<BadgeKey> heldForItems,
      List<FoldEvent> events,
      Instant now) {
    MemberFold fold = new MemberFold(programmes, member, FoldListener.NONE, state, heldForItems);
    for (FoldEvent event : events) {
      fold.happen(event);
    }
    return fold.result(now);
  }

  private void happen(FoldEvent event) {
    EventOrder order = event.resolved().event().order();
    if (lastOrder != null && !order.isAfter(lastOrder)) {
      throw new IllegalStateException("event " + order + " does not come after " + lastOrder);
    }
    if (lastOrder == null) {
      joined = order.time();
      awards.start(member.firstIn(event), order.time());
    }
    lastOrder = order;
    String type = event.resolved().event().type();
    if (type.equals(EventTypes.MEMBER_JOINED) && member.is(Role.ACTOR, event)) {
      joined = order.time();
    }
    counts.set(event, true);
    ProgrammeVersion version = programmes.at(order.time());
    FoldFacts facts = new FoldFacts(this, event);
    tallies.happen(event, facts);
    for (Counter counter : version.programme().countersOn(type)) {
      if (member.is(counter.of(), event)) {
        counters.run(counter, event, facts);
      }
    }
    awards.add(event, deciding.decide(event, facts));
    grants.look(event, version, facts);
    if (BadgeByHand.isToldBy(event.resolved().event())) {
      decidedByHand(event, version);
    }
    lookAtRanks(order.time(), version);
  }

  private void decidedByHand(FoldEvent event, ProgrammeVersion version) {
    if (!complete) {
      throw new IllegalStateException("what people take away needs the whole timeline");
    }
    grants.byHand(event, version);
  }

  private void lookAtRanks(Instant at, ProgrammeVersion version) {
    if (!version.programme().keptRanks().isEmpty()) {
      keptRanks.look(version.programme(), at, new StandingFacts(this));
    }
  }

  private void toggle(FoldEvent event, Toggle toggle) {
    if (!complete) {
      throw new IllegalStateException("what is taken back needs the whole timeline");
    }
    lastToggle = toggle.at();
    counts.set(event, toggle.kind() == Toggle.Kind.RESTORED);
    tallies.set(event, toggle.kind() == Toggle.Kind.RESTORED);
    grants.set(event, toggle.kind() == Toggle.Kind.RESTORED);
    awards.toggle(event, toggle.kind(), new FoldFacts(this, event, toggle.item()));
    lookAtRanks(toggle.at().time(), programmes.at(toggle.at().time()));
  }

  Object figure(String name, Instant moment) {
    return switch (name) {
      case "id" -> member.text();
      case "rank" -> {
        Rank rank = rank(programmes.at(moment), moment);
        yield rank == null ? "" : rank.id();
      }
      case "joined" -> joined == null ? Instant.EPOCH : joined;
      default -> awards.path().balances.getOrDefault(name, 0L);
    };
  }

  String memberText(long identity) {
    return member.text(identity);
  }

  long count(String type) {
    return counts.count(type);
  }

  long did(String type) {
    return counts.did(type);
  }

  long counter(String id) {
    return counters.size(id);
  }

  long gained(String unit, Window window, Instant moment) {
    return awards.path().gained(unit, window, moment);
  }

  private @Nullable Rank rank(ProgrammeVersion version, Instant moment) {
    Rank rank = null;
    Facts facts = new StandingFacts(this);
    for (Rank candidate : version.programme().ranks()) {
      if (keptRanks.keeps(candidate, moment) || Evaluation.holds(candidate.condition(), facts)) {
        rank = candidate;
      }
    }
    return rank;
  }

  /** Until when the rank is held by nothing but grace; null where it is by more. */
  private @Nullable Instant rankUntil(@Nullable Rank rank) {
    return rank == null || Evaluation.holds(rank.condition(), new StandingFacts(this))
        ? null
        : keptRanks.end(rank);
  }

  private FoldResult result(Instant now) {
    AmountPath walked = awards.path();
    EventOrder last = lastChange();
    Instant moment = last != null && last.time().isAfter(now) ? last.time() : now;
    Rank rank = rank(programmes.latest(), moment);
    MemberState state =
        new MemberState(
            Map.copyOf(walked.balances),
            counts.counts(),
            counts.did(),
            lastOrder == null ? Map.of() : walked.openWindows(lastOrder.time()),
            counters.all(),
            grants.honours(keptRanks.all()).withRankUntil(rankUntil(rank)),
            rank == null ? "" : rank.id(),
            joined,
            last);
    List<Line> lines = awards.lines();
    lines.addAll(tallies.lines(lines));
    return new FoldResult(state, lines, grants.granted());
  }

  /** Where the last event stands, or what took one back after it. */
  private @Nullable EventOrder lastChange() {
    return lastToggle != null && lastOrder != null && lastToggle.isAfter(lastOrder)
        ? lastToggle
        : lastOrder;
  }
}
