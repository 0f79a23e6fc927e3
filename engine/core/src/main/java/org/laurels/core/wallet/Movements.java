// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** What is to be written: transfers, the lots they concern, and by how much balances change. */
public final class Movements {
  private final String unit;
  private final LongSupplier numbers;
  private final Instant now;
  private final List<Transfer> transfers = new ArrayList<>();
  private final SortedMap<Long, Lot> made = new TreeMap<>();
  private final SortedMap<Long, Lot> changed = new TreeMap<>();
  private final SortedMap<Long, Balance> balances = new TreeMap<>();

  /**
   * @param numbers gives a fresh number at each call
   */
  public Movements(String unit, LongSupplier numbers, Instant now) {
    this.unit = unit;
    this.numbers = numbers;
    this.now = now;
  }

  public String unit() {
    return unit;
  }

  public Instant now() {
    return now;
  }

  /** In the order in which they were made. */
  public List<Transfer> transfers() {
    return List.copyOf(transfers);
  }

  /** New lots, as they are at the end. */
  public List<Lot> made() {
    return List.copyOf(made.values());
  }

  /** Lots that were there before, as they are at the end. */
  public SortedMap<Long, Lot> changed() {
    return new TreeMap<>(changed);
  }

  /** By how much the accounts of identities change. */
  public SortedMap<Long, Balance> balances() {
    return new TreeMap<>(balances);
  }

  long number() {
    return numbers.getAsLong();
  }

  /**
   * Books what was given, without looking at what is there already: so it needs no wallet.
   *
   * @param credit of an amount above 0
   * @return the lot that it became
   */
  public Lot award(Credit credit, CreditTerms terms, ZoneId zone) {
    Instant vests = terms.vestsAt(now, zone);
    Lot lot =
        new Lot(
            numbers.getAsLong(),
            credit.unit(),
            credit.identityId(),
            credit.eventId(),
            credit.cause(),
            credit.amount(),
            credit.amount(),
            false,
            vests,
            terms.expiresAt(vests, zone),
            now);
    make(lot);
    move(
        TransferReason.AWARD,
        credit.entryId(),
        lot.id(),
        Owned.community(Account.ISSUED),
        new Owned(Account.PENDING, lot.identityId()),
        lot.original());
    return lot;
  }

  /** Notes what the company promises for a bounty. */
  public void offer(long bountyId, long amount) {
    Owned from = Owned.community(Account.ADJUSTED);
    move(TransferReason.BOUNTY_OFFER, bountyId, 0, from, Owned.community(Account.BOUNTY), amount);
  }

  /** Takes back what the company has promised for a bounty. */
  public void withdraw(long bountyId, long amount) {
    Owned to = Owned.community(Account.ADJUSTED);
    move(TransferReason.BOUNTY_WITHDRAW, bountyId, 0, Owned.community(Account.BOUNTY), to, amount);
  }

  /** A lot of credits that come now and for no event. */
  Lot lot(long identityId, String cause, long amount, boolean vested, Instant expiresAt) {
    return new Lot(
        numbers.getAsLong(),
        unit,
        identityId,
        0,
        cause,
        amount,
        amount,
        vested,
        now,
        expiresAt,
        now);
  }

  void make(Lot lot) {
    made.put(lot.id(), lot);
  }

  void change(Lot lot) {
    (made.containsKey(lot.id()) ? made : changed).put(lot.id(), lot);
  }

  void move(TransferReason reason, long causeId, long lotId, Owned from, Owned to, long amount) {
    transfers.add(
        new Transfer(
            numbers.getAsLong(),
            unit,
            reason,
            causeId,
            lotId,
            from.account(),
            from.identityId(),
            to.account(),
            to.identityId(),
            amount,
            now));
    add(from, -amount);
    add(to, amount);
  }

  private void add(Owned account, long change) {
    if (account.identityId() != 0) {
      balances.merge(
          account.identityId(), Balance.NONE.plus(account.account(), change), Balance::plus);
    }
  }

  /** An account of somebody; of identity 0, of the community. */
  record Owned(Account account, long identityId) {
    static Owned community(Account account) {
      return new Owned(account, 0);
    }
  }
}
