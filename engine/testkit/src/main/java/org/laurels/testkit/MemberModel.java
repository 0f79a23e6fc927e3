// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.member.Identity;
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
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.time.Window;

/** Second half of the reference model: one member's way through the whole history. */
final class MemberModel {
  final Set<Identity> identities;
  final BadgeModel badges;
  private final RankModel ranks = new RankModel();
  @Nullable Instant joined;
  private final Programmes programmes;
  private final UnaryOperator<Identity> memberOf;
  private final Map<Happening, Boolean> live = new LinkedHashMap<>();
  private final Map<String, Map<String, Set<String>>> counters = new HashMap<>();
  private final List<AwardModel> awards = new ArrayList<>();
  private final List<LiveLine> starts = new ArrayList<>();
  private @Nullable AmountModel walked;

  MemberModel(
      Programmes programmes,
      Set<Identity> identities,
      UnaryOperator<Identity> memberOf,
      List<Happening> history) {
    this.programmes = programmes;
    this.identities = identities;
    this.memberOf = memberOf;
    this.badges = new BadgeModel(programmes);
    Map<Integer, List<Happening>> switched = new HashMap<>();
    for (Happening h : history) {
      h.switches.forEach(s -> switched.computeIfAbsent(s.at(), at -> new ArrayList<>()).add(h));
    }
    for (Happening now : history) {
      List<Happening> targets = switched.getOrDefault(now.at, List.of());
      targets.stream().filter(h -> h.at < now.at).forEach(h -> switchAt(now, h));
      if (isMe(now, Role.ACTOR) || isMe(now, Role.ITEM_AUTHOR) || isMe(now, Role.PARENT_AUTHOR)) {
        happen(now);
      }
      switchAt(now, now);
    }
  }

  private boolean isMe(Happening h, Role role) {
    Identity who = h.who(role);
    return who != null && identities.contains(who);
  }

  private AmountModel amounts() {
    if (walked == null) {
      walked = new AmountModel(programmes, starts, awards);
    }
    return walked;
  }

  private void switchAt(Happening now, Happening h) {
    for (Happening.Switch change : h.switches) {
      if (change.at() == now.at && live.containsKey(h)) {
        live.put(h, change.change() == Happening.Change.RESTORED);
        List<AwardModel> its = awards.stream().filter(award -> award.cause == h).toList();
        for (AwardModel award : its) {
          award.active =
              switch (change.change()) {
                case RESTORED -> true;
                case WITHDRAWN -> false;
                case HIDDEN -> award.active && isKept(award.rule.whenDeleted(), h, change);
              };
        }
        walked = null;
        noteRanks(now.event.time());
      }
    }
  }

  private void noteRanks(Instant at) {
    ranks.note(programmes.at(at).programme(), at, this::holdsNow);
  }

  private boolean holdsNow(Rank rank) {
    return holds(rank.condition(), new FactsModel(this, null, null));
  }

  private boolean isKept(DeletionPolicy policy, Happening h, Happening.Switch change) {
    return policy instanceof DeletionPolicy.Keep
        || (policy instanceof DeletionPolicy.KeepIf keepIf
            && holds(keepIf.condition(), new FactsModel(this, h, change.seen())));
  }

  private void happen(Happening now) {
    Instant time = now.event.time();
    ProgrammeVersion version = programmes.at(time);
    if (joined == null) {
      joined = time;
      start(now, version, false);
      start(now, programmes.spendableAt(time), true);
    }
    if (now.is(EventTypes.MEMBER_JOINED) && isMe(now, Role.ACTOR)) {
      joined = time;
    }
    live.put(now, true);
    Facts facts = new FactsModel(this, now, now.item);
    version.programme().counters().stream()
        .filter(counter -> counter.on().contains(now.event.type()) && isMe(now, counter.of()))
        .forEach(counter -> keep(counter, now, facts));
    List<AwardModel> decided = new ArrayList<>();
    ProgrammeVersion money = programmes.spendableAt(time);
    if (money.number() == version.number()) {
      decide(now, version, Set.of(false, true), facts, decided);
    } else {
      decide(now, version, Set.of(false), facts, decided);
      decide(now, money, Set.of(true), facts, decided);
    }
    awards.addAll(decided);
    walked = null;
    for (Badge badge : version.programme().badges()) {
      if (badge.on().contains(now.event.type())) {
        badge.giveTo(now.event.type()).stream()
            .filter(role -> isMe(now, role))
            .findFirst()
            .ifPresent(role -> look(now, badge, role, facts));
      }
    }
    if (now.event.source().equals(Event.OWN_SOURCE) && isMe(now, Role.ACTOR)) {
      badges.hear(now);
    }
    noteRanks(time);
  }

  private void start(Happening now, ProgrammeVersion version, boolean spendable) {
    Identity first =
        List.of(Role.values()).stream()
            .filter(role -> isMe(now, role))
            .map(now::who)
            .findFirst()
            .orElseThrow();
    for (UnitDefinition unit : version.programme().units().values()) {
      if (unit.spendable() == spendable && unit.start() != 0) {
        starts.add(AmountModel.startLine(first, unit));
      }
    }
    walked = null;
  }

  /** A key that follows its condition is upheld by each item on its own. */
  private void keep(Counter counter, Happening now, Facts facts) {
    boolean holds = holds(counter.condition(), facts);
    String key = holds || counter.follows() ? value(counter.key(), facts) : null;
    if (key != null) {
      Set<String> upheldBy =
          counters
              .computeIfAbsent(counter.id(), id -> new HashMap<>())
              .computeIfAbsent(key, k -> new TreeSet<>());
      String by = counter.follows() ? now.itemName : "";
      if (holds) {
        upheldBy.add(by);
      } else {
        upheldBy.remove(by);
      }
    }
  }

  /** A rule gives all its units before the next rule, as far as it decides about them. */
  private void decide(
      Happening now,
      ProgrammeVersion by,
      Set<Boolean> spendable,
      Facts facts,
      List<AwardModel> into) {
    for (Rule rule : by.programme().rules()) {
      if (!rule.on().contains(now.event.type()) || !holds(rule.condition(), facts)) {
        continue;
      }
      Map<List<Object>, Long> asked = new LinkedHashMap<>();
      for (Give give : rule.gives()) {
        UnitDefinition unit = by.programme().unit(give.unit());
        if (isMe(now, give.to()) && unit != null && spendable.contains(unit.spendable())) {
          Long amount = value(give.amount(), facts);
          Identity to = now.who(give.to());
          asked.merge(List.of(to, give.unit()), amount == null ? 0 : amount, Long::sum);
        }
      }
      asked.forEach(
          (to, amount) -> {
            if (amount != 0) {
              Identity actor = now.event.actorIdentity();
              String giver = actor == null ? "" : memberOf.apply(actor).toString();
              long raised = raised(by, rule, now.event.time(), amount);
              into.add(
                  new AwardModel(
                      now, rule, (Identity) to.get(0), (String) to.get(1), raised, giver));
            }
          });
    }
  }

  /** A gain during campaigns is multiplied by the largest factor of them, a loss is not. */
  private static long raised(ProgrammeVersion by, Rule rule, Instant time, long amount) {
    BigDecimal largest =
        by.programme().campaigns().stream()
            .filter(one -> one.rules().isEmpty() || one.rules().contains(rule.id()))
            .filter(one -> one.from().compareTo(time) <= 0 && one.until().compareTo(time) > 0)
            .map(one -> BigDecimal.valueOf(one.thousandths(), 3))
            .reduce(BigDecimal.ONE, BigDecimal::max);
    return amount < 0
        ? amount
        : largest
            .multiply(BigDecimal.valueOf(amount))
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
  }

  private void look(Happening now, Badge badge, Role role, Facts facts) {
    Identity who = now.who(role);
    if (who != null) {
      boolean holds = holds(badge.condition(), facts);
      badges.look(badge, now, who, holds, h -> live.getOrDefault(h, false));
    }
  }

  private static boolean holds(Expression<Boolean> condition, Facts facts) {
    return Boolean.TRUE.equals(value(condition, facts));
  }

  private static <T> @Nullable T value(Expression<T> expression, Facts facts) {
    try {
      return expression.evaluate(facts);
    } catch (EvaluationException e) {
      return null;
    }
  }

  Map<String, Long> balances() {
    return amounts().balances;
  }

  List<LiveLine> lines() {
    return amounts().lines;
  }

  /** The rank that the version of a moment names then. */
  String rank(Instant moment) {
    return ranks.rank(programmes.at(moment).programme(), moment, this::holdsNow);
  }

  /** The rank that the newest version names to who looks at this moment. */
  String rankFor(Instant reader) {
    return ranks.rank(programmes.latest().programme(), reader, this::holdsNow);
  }

  long count(String type, boolean asActor) {
    return live.entrySet().stream()
        .filter(entry -> entry.getValue() && entry.getKey().is(type))
        .map(Map.Entry::getKey)
        .filter(
            h ->
                isMe(h, asActor || h.who(Role.ITEM_AUTHOR) == null ? Role.ACTOR : Role.ITEM_AUTHOR))
        .count();
  }

  long gained(String unit, Window window, Instant moment) {
    return amounts().gained(unit, window, moment);
  }

  long counter(String id) {
    return counters.getOrDefault(id, Map.of()).values().stream()
        .filter(upheldBy -> !upheldBy.isEmpty())
        .count();
  }

  String nameOf(@Nullable Identity identity) {
    return identity == null ? "" : memberOf.apply(identity).toString();
  }
}
