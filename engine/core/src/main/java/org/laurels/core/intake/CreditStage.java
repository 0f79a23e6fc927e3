// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.ledger.Entry;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Credit;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Wallet;

/**
 * Carries what the fold has booked in units that are spent into the wallets, in the same
 * transaction. The fold says what was earned; where it is now, the wallet says.
 */
final class CreditStage {
  private static final String FLOOR = "floor";

  private final IntakeUnit unit;
  private final Programmes programmes;
  private final Instant now;
  private final Map<Long, Long> memberByIdentity;

  CreditStage(
      IntakeUnit unit, Programmes programmes, Instant now, Map<Long, Long> memberByIdentity) {
    this.unit = unit;
    this.programmes = programmes;
    this.now = now;
    this.memberByIdentity = memberByIdentity;
  }

  /** Carries entries of members who are locked. */
  void run(Collection<Entry> entries) {
    Map<String, List<Entry>> byUnit = new TreeMap<>();
    for (Entry entry : entries) {
      if (terms(entry.key().unit()) != null) {
        byUnit.computeIfAbsent(entry.key().unit(), u -> new ArrayList<>()).add(entry);
      }
    }
    byUnit.forEach(
        (name, booked) -> carry(name, requireNonNull(terms(name)), credits(name, booked)));
  }

  private @Nullable CreditTerms terms(String name) {
    return programmes.creditTerms(name, now);
  }

  private void carry(String name, CreditTerms terms, List<Credit> credits) {
    ZoneId zone = programmes.latest().programme().zone();
    List<Credit> awards = new ArrayList<>();
    Map<Long, List<Credit>> takenByMember = new TreeMap<>();
    for (Credit credit : credits) {
      if (credit.amount() > 0) {
        awards.add(credit);
      } else {
        long member = memberByIdentity.getOrDefault(credit.identityId(), credit.identityId());
        takenByMember.computeIfAbsent(member, m -> new ArrayList<>()).add(credit);
      }
    }
    Movements given = new Movements(name, unit::nextId, now);
    if (!programmes.haveBudgets(name)) {
      awards.forEach(award -> given.award(award, terms, zone));
      save(given);
      takenByMember.forEach(
          (member, taken) -> takeBack(unit.wallet(member, name, terms, zone, now), taken));
      return;
    }
    new AwardFunding(unit.funds(), given, unit::nextId)
        .give(awards, programmes.coverage(name, now), terms, zone);
    save(given);
    TakenFunds back = new TakenFunds(unit.funds(), credits);
    takenByMember.forEach(
        (member, taken) -> {
          List<Credit> paid = back.cancel(taken);
          if (!paid.isEmpty()) {
            Wallet wallet = unit.wallet(member, name, terms, zone, now);
            takeBack(wallet, paid);
            back.giveBack(paid, wallet.movements().transfers());
          }
        });
    back.save();
  }

  private void save(Movements given) {
    if (!given.transfers().isEmpty()) {
      unit.saveCredits(given);
    }
  }

  private void takeBack(Wallet wallet, List<Credit> taken) {
    taken.forEach(wallet::takeBack);
    unit.saveCredits(wallet.movements());
  }

  /** What counts as one: what a rule gave for an event, less what limits held back of it. */
  private record Group(long eventId, long identityId, String cause) {}

  private record Sum(long entryId, long amount, Instant happenedAt) {
    Sum plus(Sum other) {
      return new Sum(
          Math.max(entryId, other.entryId), Math.addExact(amount, other.amount), happenedAt);
    }

    Sum plus(long change) {
      return new Sum(entryId, Math.addExact(amount, change), happenedAt);
    }
  }

  private static List<Credit> credits(String unit, List<Entry> booked) {
    Map<Group, Sum> sums = new LinkedHashMap<>();
    for (Entry entry : booked) {
      LineKey key = entry.key();
      Group group = new Group(key.eventId(), key.identityId(), rule(key.cause()));
      sums.merge(group, new Sum(entry.id(), entry.change(), entry.happenedAt()), Sum::plus);
    }
    List<Group> floors = sums.keySet().stream().filter(g -> g.cause().equals(FLOOR)).toList();
    floors.forEach(floor -> lift(sums, floor));
    List<Credit> credits = new ArrayList<>(sums.size());
    sums.forEach(
        (group, sum) -> {
          if (sum.amount() != 0) {
            credits.add(
                new Credit(
                    sum.entryId(),
                    group.identityId(),
                    unit,
                    group.eventId(),
                    group.cause(),
                    sum.amount(),
                    sum.happenedAt()));
          }
        });
    return credits;
  }

  /** What a limit held back names the rule before itself. */
  private static String rule(String cause) {
    int limit = cause.indexOf('/');
    return limit < 0 ? cause : cause.substring(0, limit);
  }

  /** What a floor gives back is so much less of a loss: nobody shall owe it for a moment. */
  private static void lift(Map<Group, Sum> sums, Group floor) {
    for (Group group : List.copyOf(sums.keySet())) {
      long left = sum(sums, floor);
      boolean sameEvent =
          group.eventId() == floor.eventId() && group.identityId() == floor.identityId();
      if (left > 0 && sameEvent && sum(sums, group) < 0) {
        long lifted = Math.min(left, -sum(sums, group));
        sums.computeIfPresent(group, (same, sum) -> sum.plus(lifted));
        sums.computeIfPresent(floor, (same, sum) -> sum.plus(-lifted));
      }
    }
  }

  private static long sum(Map<Group, Sum> sums, Group group) {
    return requireNonNull(sums.get(group)).amount();
  }
}
