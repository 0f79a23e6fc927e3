// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.laurels.core.ledger.Line;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;
import org.laurels.core.programme.Counter;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
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
  private static final List<Role> ROLES = List.of(Role.values());

  /** A key that follows its condition is held once for each item that upholds it. */
  private static final char KEY_END = '\n';

  private final Programmes programmes;
  private final Set<Long> identities;
  private final LongUnaryOperator memberOf;
  private final FoldListener listener;
  private final boolean complete;
  private final List<AwardedEvent> awarded = new ArrayList<>();
  private final Map<Long, AwardedEvent> awardedById = new HashMap<>();
  private final Map<Long, Boolean> counted = new HashMap<>();
  private final List<Line> startLines = new ArrayList<>();
  private final List<BadgeGrant> grants = new ArrayList<>();
  private final Set<BadgeKey> held;
  private final Map<String, Long> counts;
  private final Map<String, Long> did;
  private final Map<String, Set<String>> counters = new HashMap<>();
  private AmountPath path;
  private boolean pathStale;
  private @Nullable Instant joined;
  private @Nullable EventOrder lastOrder;
  private @Nullable EventOrder lastToggle;

  private MemberFold(
      Programmes programmes,
      Set<Long> identities,
      LongUnaryOperator memberOf,
      FoldListener listener,
      @Nullable MemberState from,
      Set<BadgeKey> heldForItems) {
    MemberState state = from == null ? MemberState.EMPTY : from;
    this.programmes = programmes;
    this.identities = identities;
    this.memberOf = memberOf;
    this.listener = listener;
    this.complete = from == null;
    this.counts = new HashMap<>(state.counts());
    this.did = new HashMap<>(state.did());
    state.counters().forEach((id, keys) -> counters.put(id, new HashSet<>(keys)));
    this.held = new HashSet<>(heldForItems);
    state.badges().forEach(badge -> held.add(new BadgeKey(badge, 0)));
    this.path = new AmountPath(programmes, state.balances(), state.windows());
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
    MemberFold fold = new MemberFold(programmes, identities, memberOf, listener, null, Set.of());
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
        new MemberFold(programmes, identities, memberOf, FoldListener.NONE, state, heldForItems);
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
      begin(order.time(), event);
    }
    lastOrder = order;
    String type = event.resolved().event().type();
    if (type.equals(EventTypes.MEMBER_JOINED) && isMe(event.resolved().actorId())) {
      joined = order.time();
    }
    count(event, 1);
    ProgrammeVersion version = programmes.at(order.time());
    FoldFacts facts = new FoldFacts(this, event);
    runCounters(event, version, facts);
    award(event, version, facts);
    grantBadges(event, version, facts);
  }

  private void begin(Instant time, FoldEvent event) {
    joined = time;
    ProgrammeVersion version = programmes.at(time);
    long identity = firstIdentity(event);
    start(version, identity, time, false);
    start(programmes.spendableAt(time), identity, time, true);
  }

  private void start(ProgrammeVersion version, long identity, Instant time, boolean spendable) {
    for (UnitDefinition unit : version.programme().units().values()) {
      if (unit.start() != 0 && unit.spendable() == spendable) {
        LineKey key = new LineKey(0, "start", identity, unit.id(), Reason.START);
        startLines.add(new Line(key, version.number(), unit.start(), time));
        path.balances.merge(unit.id(), unit.start(), Long::sum);
      }
    }
  }

  private long firstIdentity(FoldEvent event) {
    long identity = firstOfMine(ROLES, event);
    if (identity == 0) {
      throw new IllegalArgumentException("event " + event.id() + " does not involve the member");
    }
    return identity;
  }

  private long firstOfMine(List<Role> roles, FoldEvent event) {
    for (Role role : roles) {
      long identity = identityOf(role, event);
      if (isMe(identity)) {
        return identity;
      }
    }
    return 0;
  }

  private boolean isMe(long identity) {
    return identity != 0 && identities.contains(identity);
  }

  static long identityOf(Role role, FoldEvent event) {
    return switch (role) {
      case ACTOR -> event.resolved().actorId();
      case ITEM_AUTHOR -> event.facts().authorId();
      case PARENT_AUTHOR -> event.facts().parentAuthorId();
    };
  }

  private void count(FoldEvent event, int change) {
    counted.put(event.id(), change > 0);
    String type = event.resolved().event().type();
    long author = event.facts().authorId();
    if (isMe(author == 0 ? event.resolved().actorId() : author)) {
      counts.merge(type, (long) change, Long::sum);
    }
    if (isMe(event.resolved().actorId())) {
      did.merge(type, (long) change, Long::sum);
    }
  }

  private void runCounters(FoldEvent event, ProgrammeVersion version, Facts facts) {
    for (Counter counter : version.programme().countersOn(event.resolved().event().type())) {
      if (!isMe(identityOf(counter.of(), event))) {
        continue;
      }
      boolean holds = holds(counter.condition(), facts);
      if (!holds && !counter.follows()) {
        continue;
      }
      String key = evaluate(counter.key(), facts);
      if (key == null) {
        continue;
      }
      Set<String> keys = counters.computeIfAbsent(counter.id(), id -> new HashSet<>());
      String held = counter.follows() ? key + KEY_END + event.resolved().itemId() : key;
      if (!holds) {
        keys.remove(held);
      } else if (keys.size() < Counter.KEYS_MAX) {
        keys.add(held);
      }
    }
  }

  private void award(FoldEvent event, ProgrammeVersion version, FoldFacts facts) {
    List<Award> awards = new ArrayList<>(2);
    Instant happened = event.resolved().event().time();
    ProgrammeVersion spendable = programmes.spendableAt(happened);
    boolean same = spendable.number() == version.number();
    decide(event, version, facts, awards, same ? null : false);
    if (!same) {
      decide(event, spendable, facts, awards, true);
    }
    if (!awards.isEmpty()) {
      AwardedEvent with = new AwardedEvent(event, awards);
      awarded.add(with);
      awardedById.put(event.id(), with);
      if (!pathStale) {
        path.walk(with);
      }
    }
  }

  /**
   * @param onlySpendable whether to decide about spendable units or about the others; null for all
   */
  private void decide(
      FoldEvent event,
      ProgrammeVersion version,
      FoldFacts facts,
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
        long identity = identityOf(give.to(), event);
        if (isMe(identity) && isDecided(give.unit(), version, onlySpendable)) {
          Long asked = evaluate(give.amount(), facts);
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
      if (isMe(identityOf(give.to(), event)) && isDecided(give.unit(), version, onlySpendable)) {
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
              case PAIR -> memberText(event.resolved().actorId());
            };
        long start = programmes.startOf(limit.each(), event.resolved().event().time());
        uses.add(
            new Award.LimitUse(limit, new WindowKey(limit.id(), subject, limit.each(), start)));
      }
    }
    return uses;
  }

  private void grantBadges(FoldEvent event, ProgrammeVersion version, Facts facts) {
    for (Badge badge : version.programme().badgesOn(event.resolved().event().type())) {
      long identity = firstOfMine(badge.giveTo(), event);
      if (identity == 0) {
        continue;
      }
      long itemId = badge.each() == Badge.Each.ITEM ? event.resolved().itemId() : 0;
      BadgeKey key = new BadgeKey(badge.id(), itemId);
      if (!held.contains(key) && holds(badge.condition(), facts)) {
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
    boolean active = toggle.kind() == Toggle.Kind.RESTORED;
    if (counted.getOrDefault(event.id(), false) != active) {
      count(event, active ? 1 : -1);
    }
    AwardedEvent with = awardedById.get(event.id());
    if (with == null) {
      return;
    }
    FoldFacts then = new FoldFacts(this, event, toggle.item());
    for (Award award : with.awards) {
      boolean now = active || (toggle.kind() == Toggle.Kind.HIDDEN && isKept(award, then));
      if (award.active != now) {
        award.active = now;
        pathStale = true;
      }
    }
  }

  private boolean isKept(Award award, Facts then) {
    DeletionPolicy policy = award.whenDeleted();
    if (policy instanceof DeletionPolicy.KeepIf keepIf) {
      return award.active && holds(keepIf.condition(), then);
    }
    return award.active && policy instanceof DeletionPolicy.Keep;
  }

  private boolean holds(Expression<Boolean> condition, Facts facts) {
    return Boolean.TRUE.equals(evaluate(condition, facts));
  }

  /** The value, or null where the expression fails on these facts. */
  private static <T> @Nullable T evaluate(Expression<T> expression, Facts facts) {
    try {
      return expression.evaluate(facts);
    } catch (EvaluationException e) {
      return null;
    }
  }

  private AmountPath path() {
    if (pathStale) {
      AmountPath anew = new AmountPath(programmes, Map.of(), Map.of());
      startLines.forEach(l -> anew.balances.merge(l.key().unit(), l.amount(), Long::sum));
      awarded.forEach(anew::walk);
      path = anew;
      pathStale = false;
    }
    return path;
  }

  Object figure(String name, Instant moment) {
    return switch (name) {
      case "id" -> memberText(identities.iterator().next());
      case "rank" -> rank(programmes.at(moment));
      case "joined" -> joined == null ? Instant.EPOCH : joined;
      default -> path().balances.getOrDefault(name, 0L);
    };
  }

  String memberText(long identity) {
    return identity == 0 ? "" : Long.toString(memberOf.applyAsLong(identity));
  }

  long count(String type) {
    return counts.getOrDefault(type, 0L);
  }

  long did(String type) {
    return did.getOrDefault(type, 0L);
  }

  long counter(String id) {
    Set<String> keys = new HashSet<>();
    for (String held : counters.getOrDefault(id, Set.of())) {
      int end = held.indexOf(KEY_END);
      keys.add(end < 0 ? held : held.substring(0, end));
    }
    return keys.size();
  }

  long gained(String unit, Window window, Instant moment) {
    return path().gained(unit, window, moment);
  }

  private String rank(ProgrammeVersion version) {
    String rank = "";
    Facts facts = new StandingFacts(this);
    for (Rank candidate : version.programme().ranks()) {
      if (holds(candidate.condition(), facts)) {
        rank = candidate.id();
      }
    }
    return rank;
  }

  private FoldResult result() {
    AmountPath walked = path();
    List<Line> lines = new ArrayList<>(startLines);
    lines.addAll(AwardedEvent.lines(awarded));
    Map<WindowKey, Long> open = lastOrder == null ? Map.of() : walked.openWindows(lastOrder.time());
    Set<String> badges = new HashSet<>();
    for (BadgeKey key : held) {
      if (key.itemId() == 0) {
        badges.add(key.badge());
      }
    }
    Map<String, Set<String>> keys = new HashMap<>();
    counters.forEach(
        (id, set) -> {
          if (!set.isEmpty()) {
            keys.put(id, Set.copyOf(set));
          }
        });
    MemberState state =
        new MemberState(
            Map.copyOf(walked.balances),
            withoutZeros(counts),
            withoutZeros(did),
            open,
            keys,
            badges,
            rank(programmes.latest()),
            joined,
            lastToggle != null && lastOrder != null && lastToggle.isAfter(lastOrder)
                ? lastToggle
                : lastOrder);
    return new FoldResult(state, lines, List.copyOf(grants));
  }

  private static Map<String, Long> withoutZeros(Map<String, Long> counts) {
    Map<String, Long> kept = new HashMap<>(counts);
    kept.values().removeIf(count -> count == 0);
    return Map.copyOf(kept);
  }
}
