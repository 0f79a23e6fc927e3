// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.badge.BadgeKey;
import org.laurels.core.event.EventOrder;
import org.laurels.core.event.EventTypes;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Toggle;
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
  private final CounterKeys counters;
  private final List<BadgeGrant> grants = new ArrayList<>();
  private final Set<BadgeKey> held;
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
    this.counters = new CounterKeys(state);
    this.held = new HashSet<>(heldForItems);
    state.badges().forEach(badge -> held.add(new BadgeKey(badge, 0)));
    this.joined = state.joined();
    this.lastOrder = state.lastOrder();
  }

  /**
   * Folds a whole timeline.
   *
   * @param identities numbers of the identities that are this member
   * @param memberOf names the member of any identity that the events mention
   * @param events all events that involve the member, in any order
   */
  public static FoldResult whole(
      Programmes programmes,
      Set<Long> identities,
      LongUnaryOperator memberOf,
      Collection<FoldEvent> events,
      FoldListener listener) {
    MemberFold fold =
        new MemberFold(
            programmes, new MemberIdentities(identities, memberOf), listener, null, Set.of());
    for (Timeline.Step step : Timeline.of(events)) {
      if (step.toggle() == null) {
        fold.happen(step.event());
      } else {
        fold.toggle(step.event(), step.toggle());
      }
    }
    return fold.result();
  }

  /**
   * Goes on from a state with events that come after all it has seen and take nothing back.
   *
   * @param heldForItems badges already granted for the items of these events
   */
  public static FoldResult further(
      Programmes programmes,
      Set<Long> identities,
      LongUnaryOperator memberOf,
      MemberState state,
      Set<BadgeKey> heldForItems,
      List<FoldEvent> events) {
    MemberFold fold =
        new MemberFold(
            programmes,
            new MemberIdentities(identities, memberOf),
            FoldListener.NONE,
            state,
            heldForItems);
    for (FoldEvent event : events) {
      fold.happen(event);
    }
    return fold.result();
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
    for (Counter counter : version.programme().countersOn(type)) {
      if (member.is(counter.of(), event)) {
        counters.run(counter, event, facts);
      }
    }
    awards.add(event, deciding.decide(event, facts));
    grantBadges(event, version, facts);
  }

  private void grantBadges(FoldEvent event, ProgrammeVersion version, Facts facts) {
    String type = event.resolved().event().type();
    for (Badge badge : version.programme().badgesOn(type)) {
      long identity = member.firstIn(badge.giveTo(type), event);
      if (identity == 0) {
        continue;
      }
      long itemId = badge.each() == Badge.Each.ITEM ? event.resolved().itemId() : 0;
      BadgeKey key = new BadgeKey(badge.id(), itemId);
      if (!held.contains(key) && Evaluation.holds(badge.condition(), facts)) {
        held.add(key);
        grants.add(
            new BadgeGrant(
                key, identity, event.id(), version.number(), event.resolved().event().time()));
      }
    }
  }

  private void toggle(FoldEvent event, Toggle toggle) {
    if (!complete) {
      throw new IllegalStateException("what is taken back needs the whole timeline");
    }
    lastToggle = toggle.at();
    counts.set(event, toggle.kind() == Toggle.Kind.RESTORED);
    awards.toggle(event, toggle.kind(), new FoldFacts(this, event, toggle.item()));
  }

  Object figure(String name, Instant moment) {
    return switch (name) {
      case "id" -> member.text();
      case "rank" -> rank(programmes.at(moment));
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

  private String rank(ProgrammeVersion version) {
    String rank = "";
    Facts facts = new StandingFacts(this);
    for (Rank candidate : version.programme().ranks()) {
      if (Evaluation.holds(candidate.condition(), facts)) {
        rank = candidate.id();
      }
    }
    return rank;
  }

  private FoldResult result() {
    AmountPath walked = awards.path();
    Set<String> badges = new HashSet<>();
    for (BadgeKey key : held) {
      if (key.itemId() == 0) {
        badges.add(key.badge());
      }
    }
    MemberState state =
        new MemberState(
            Map.copyOf(walked.balances),
            counts.counts(),
            counts.did(),
            lastOrder == null ? Map.of() : walked.openWindows(lastOrder.time()),
            counters.all(),
            badges,
            rank(programmes.latest()),
            joined,
            lastChange());
    return new FoldResult(state, awards.lines(), List.copyOf(grants));
  }

  /** Where the last event stands, or what took one back after it. */
  private @Nullable EventOrder lastChange() {
    return lastToggle != null && lastOrder != null && lastToggle.isAfter(lastOrder)
        ? lastToggle
        : lastOrder;
  }
}
