// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.laurels.core.budget.Funds;
import org.laurels.core.fold.MemberState;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.RedemptionUnit;
import org.laurels.core.wallet.Adjustment;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.TransferReason;
import org.laurels.core.wallet.Wallet;

/** A transaction on redemptions in plain maps. There are codes without end. */
class InMemoryRedemptionUnit implements RedemptionUnit {
  private static final Set<TransferReason> HOLDS =
      Set.of(TransferReason.HOLD, TransferReason.BOUNTY_HOLD);

  final Tables tables;
  final Journal journal;
  private final LongSupplier numbers;
  private final InMemoryWallets wallets;
  private final InMemoryFunds funds;

  InMemoryRedemptionUnit(Tables tables, Journal journal, LongSupplier numbers) {
    this.tables = tables;
    this.journal = journal;
    this.numbers = numbers;
    this.wallets = new InMemoryWallets(tables, journal);
    this.funds = new InMemoryFunds(tables, journal);
  }

  Set<Long> identities(long memberId) {
    Set<Long> identities = new TreeSet<>();
    tables.memberOf.forEach(
        (identity, member) -> {
          if (member == memberId) {
            identities.add(identity);
          }
        });
    return identities;
  }

  @Override
  public Optional<Wallet> open(
      long memberId, String unit, CreditTerms terms, ZoneId zone, Instant now) {
    Set<Long> identities = identities(memberId);
    return identities.isEmpty()
        ? Optional.empty()
        : Optional.of(wallets.open(identities, terms, zone, new Movements(unit, numbers, now)));
  }

  @Override
  public List<Wallet> open(
      SortedSet<Long> memberIds, CreditTerms terms, ZoneId zone, Movements into) {
    return memberIds.stream()
        .map(this::identities)
        .filter(identities -> !identities.isEmpty())
        .map(identities -> wallets.open(identities, terms, zone, into))
        .toList();
  }

  @Override
  public List<Transfer> held(long causeId) {
    return tables.transfers.values().stream()
        .filter(transfer -> HOLDS.contains(transfer.reason()))
        .filter(transfer -> transfer.causeId() == causeId)
        .toList();
  }

  @Override
  public Map<Long, Lot> lots(Collection<Long> lotIds) {
    Map<Long, Lot> lots = new HashMap<>(tables.lots);
    lots.keySet().retainAll(Set.copyOf(lotIds));
    return lots;
  }

  @Override
  public void save(Movements movements) {
    wallets.save(movements);
  }

  @Override
  public Funds funds() {
    return funds;
  }

  @Override
  public void note(Adjustment adjustment) {
    journal.put(tables.adjustments, adjustment.id(), adjustment);
  }

  @Override
  public boolean isHalted() {
    return false;
  }

  @Override
  public boolean freeze(long memberId, boolean frozen) {
    for (long identity : identities(memberId)) {
      if (frozen) {
        journal.put(tables.frozen, identity, true);
      } else {
        journal.remove(tables.frozen, identity);
      }
    }
    return !identities(memberId).isEmpty();
  }

  @Override
  public Optional<Answer> answered(String scope, String key) {
    return Optional.ofNullable(tables.answers.get(List.of(scope, key)));
  }

  @Override
  public void answer(Answer answer) {
    if (journal.put(tables.answers, List.of(answer.scope(), answer.key()), answer) != null) {
      throw new IllegalStateException("answered twice: " + answer);
    }
  }

  @Override
  public long nextId() {
    return numbers.getAsLong();
  }

  @Override
  public MemberState figures(long memberId) {
    return tables.members.getOrDefault(memberId, MemberState.EMPTY);
  }

  @Override
  public Optional<Redemption> find(long redemptionId) {
    Redemption found = tables.redemptions.get(redemptionId);
    return Optional.ofNullable(found)
        .map(known -> known.of(tables.memberOf.getOrDefault(known.identityId(), 0L)));
  }

  @Override
  public Optional<Redemption> lock(long redemptionId) {
    return find(redemptionId);
  }

  @Override
  public long count(long memberId, String reward) {
    return of(memberId).stream()
        .filter(one -> one.reward().equals(reward))
        .filter(one -> one.state().holds() || one.state().captured())
        .count();
  }

  private List<Redemption> of(long memberId) {
    return tables.redemptions.values().stream()
        .filter(one -> identities(memberId).contains(one.identityId()))
        .toList();
  }

  @Override
  public boolean hasSettled(long memberId) {
    return of(memberId).stream().anyMatch(one -> one.state() == RedemptionState.SETTLED);
  }

  @Override
  public void insert(Redemption redemption) {
    if (journal.put(tables.redemptions, redemption.id(), redemption) != null) {
      throw new IllegalStateException("made twice: " + redemption);
    }
  }

  @Override
  public void save(Redemption redemption) {
    journal.put(tables.redemptions, redemption.id(), redemption);
  }

  @Override
  public boolean take(String counter, long amount, long atMost) {
    long taken = tables.counters.getOrDefault(counter, 0L) + amount;
    if (taken > atMost) {
      return false;
    }
    journal.put(tables.counters, counter, taken);
    return true;
  }

  @Override
  public void giveBack(String counter, long amount) {
    long left = tables.counters.getOrDefault(counter, 0L) - amount;
    if (left >= 0) {
      journal.put(tables.counters, counter, left);
    }
  }

  @Override
  public boolean reserveCode(String reward, long redemptionId) {
    return true;
  }

  @Override
  public void freeCode(long redemptionId) {
    // There are codes without end.
  }
}
