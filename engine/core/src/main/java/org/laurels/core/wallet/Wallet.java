// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.laurels.core.wallet.Movements.Owned;

/**
 * A member's credits of one unit, with all identities, under the member's lock. What is decided
 * here is to be written in the same transaction. Not thread-safe.
 */
public final class Wallet {
  /** By how much two transactions may differ about the time, the wait for a lock included. */
  public static final Duration CLOCKS_APART_MAX = Duration.ofHours(1);

  private final CreditTerms terms;
  private final ZoneId zone;
  private final boolean frozen;
  private final SortedSet<Long> identities;
  private final Lots lots;
  private final SortedMap<Long, Long> debts = new TreeMap<>();
  private final Movements movements;

  /**
   * @param identities the member's; never empty
   * @param balances of these
   * @param open lots of these with something left
   */
  public Wallet(
      CreditTerms terms,
      ZoneId zone,
      boolean frozen,
      SortedSet<Long> identities,
      Map<Long, Balance> balances,
      Collection<Lot> open,
      Movements movements) {
    this.terms = terms;
    this.zone = zone;
    this.frozen = frozen;
    this.movements = movements;
    this.identities = new TreeSet<>(identities);
    this.lots = new Lots(open, movements);
    balances.forEach(
        (identity, balance) -> {
          if (balance.debt() > 0) {
            debts.put(identity, balance.debt());
          }
        });
  }

  /** What is to be written. */
  public Movements movements() {
    return movements;
  }

  /** The member's first identity: by it the member is found whatever is merged. */
  public long identity() {
    return identities.first();
  }

  /** Whether an identity is among the member's. */
  public boolean isOf(long identityId) {
    return identities.contains(identityId);
  }

  /** How many can be spent. */
  public long available() {
    return available(lot -> true);
  }

  long available(Predicate<Lot> of) {
    return lots.usable(of).stream().mapToLong(Lot::remaining).sum();
  }

  /** How many are owed, by all identities. */
  public long owed() {
    return debts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether a moderator forbids to spend it. */
  public boolean isFrozen() {
    return frozen;
  }

  /** What of it was booked before then, as if there were nothing else. */
  public WalletPart bookedBefore(Instant end) {
    return new WalletPart(this, lot -> lot.bookedAt().isBefore(end));
  }

  /**
   * Takes back what no longer stands: from what was given for it, then from what else the identity
   * can use, the first to end first. What is lacking is owed, and paid at once by what the member's
   * other identities can use: so what each identity was given stays what it has earned, whatever
   * becomes of the merge.
   *
   * @param credit of an amount below 0
   */
  public void takeBack(Credit credit) {
    vest();
    expire();
    long identity = credit.identityId();
    long left =
        takeBack(
            credit,
            -credit.amount(),
            lot -> lot.eventId() == credit.eventId() && lot.cause().equals(credit.cause()));
    left = takeBack(credit, left, lot -> lot.isUsable(movements.now()));
    if (left > 0) {
      movements.move(
          TransferReason.OWE,
          credit.entryId(),
          0,
          new Owned(Account.DEBT, identity),
          Owned.community(Account.ISSUED),
          left);
      debts.merge(identity, left, Long::sum);
      repayAtOnce(credit, left);
    }
  }

  private long takeBack(Credit credit, long wanted, Predicate<Lot> from) {
    long left = wanted;
    for (Lot lot : lots.ordered(from.and(lot -> lot.identityId() == credit.identityId()))) {
      long taken = Math.min(left, lot.remaining());
      if (taken > 0) {
        movements.move(
            TransferReason.TAKE_BACK,
            credit.entryId(),
            lot.id(),
            Lots.place(lot),
            Owned.community(Account.ISSUED),
            taken);
        lots.change(lot.plus(-taken));
        left -= taken;
      }
    }
    return left;
  }

  private void repayAtOnce(Credit credit, long owed) {
    long left = owed;
    for (Lot lot : lots.usable(l -> true)) {
      long paid = Math.min(left, lot.remaining());
      if (paid > 0) {
        movements.move(
            TransferReason.REPAY,
            credit.entryId(),
            lot.id(),
            Lots.place(lot),
            new Owned(Account.DEBT, credit.identityId()),
            paid);
        lots.change(lot.plus(-paid));
        debts.merge(credit.identityId(), -paid, Long::sum);
        left -= paid;
      }
    }
  }

  /** Lets lots be used whose time has come; a part of each goes to what is owed. */
  public void vest() {
    for (Lot lot : lots.ordered(l -> !l.vested() && !l.vestsAt().isAfter(movements.now()))) {
      Lot left = lot.remaining() == 0 ? lot : repaid(lot);
      if (left.remaining() > 0) {
        movements.move(
            TransferReason.VEST,
            lot.id(),
            lot.id(),
            new Owned(Account.PENDING, lot.identityId()),
            new Owned(Account.AVAILABLE, lot.identityId()),
            left.remaining());
      }
      lots.change(left.asVested());
    }
  }

  private Lot repaid(Lot lot) {
    long most = Math.multiplyExact(lot.remaining(), (long) terms.repayPercent()) / 100;
    Lot left = lot;
    for (Map.Entry<Long, Long> debt : new ArrayList<>(debts.entrySet())) {
      long paid = Math.min(most, debt.getValue());
      if (paid > 0) {
        movements.move(
            TransferReason.REPAY,
            lot.id(),
            lot.id(),
            new Owned(Account.PENDING, lot.identityId()),
            new Owned(Account.DEBT, debt.getKey()),
            paid);
        most -= paid;
        left = left.plus(-paid);
        debts.put(debt.getKey(), debt.getValue() - paid);
      }
    }
    return left;
  }

  /** Ends lots that were not used in time. */
  public void expire() {
    for (Lot lot : lots.ordered(l -> l.vested() && !l.expiresAt().isAfter(movements.now()))) {
      if (lot.remaining() > 0) {
        movements.move(
            TransferReason.EXPIRE,
            ChronoUnit.MICROS.between(Instant.EPOCH, lot.expiresAt()),
            lot.id(),
            Lots.place(lot),
            Owned.community(Account.EXPIRED),
            lot.remaining());
        lots.change(lot.plus(-lot.remaining()));
      }
    }
  }

  /** Ends credits before their time, the first to end first. */
  void expire(long causeId, long amount, Predicate<Lot> of) {
    requireAbove0(amount);
    take(TransferReason.EXPIRE, causeId, amount, of, lot -> Owned.community(Account.EXPIRED));
  }

  /**
   * Sets credits aside, the first to end first.
   *
   * @param causeId the redemption they are for
   * @param amount above 0
   * @throws NotEnoughCreditsException if too few are available
   * @throws WalletFrozenException if a moderator has frozen the wallet
   */
  public void hold(long causeId, long amount) {
    hold(TransferReason.HOLD, causeId, amount, lot -> true);
  }

  void hold(long causeId, long amount, Predicate<Lot> of) {
    hold(TransferReason.HOLD, causeId, amount, of);
  }

  /** Sets credits aside for a bounty; otherwise as {@link #hold(long, long)}. */
  public void setAside(long bountyId, long amount) {
    hold(TransferReason.BOUNTY_HOLD, bountyId, amount, lot -> true);
  }

  private void hold(TransferReason reason, long causeId, long amount, Predicate<Lot> of) {
    requireAbove0(amount);
    if (frozen) {
      throw new WalletFrozenException();
    }
    vest();
    expire();
    take(reason, causeId, amount, of, lot -> new Owned(Account.HELD, lot.identityId()));
  }

  private void take(
      TransferReason reason,
      long causeId,
      long amount,
      Predicate<Lot> of,
      Function<Lot, Owned> to) {
    long available = available(of);
    if (available < amount) {
      throw new NotEnoughCreditsException(available, amount);
    }
    long left = amount;
    for (Lot lot : lots.usable(of)) {
      long taken = Math.min(left, lot.remaining());
      if (taken > 0) {
        movements.move(reason, causeId, lot.id(), Lots.place(lot), to.apply(lot), taken);
        lots.change(lot.plus(-taken));
        left -= taken;
      }
    }
  }

  private static void requireAbove0(long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("an amount must be above 0, not " + amount);
    }
  }

  /**
   * Spends what was set aside.
   *
   * @param held the transfers that set it aside
   */
  public void capture(Collection<Transfer> held) {
    capture(TransferReason.CAPTURE, held, Account.SPENT);
  }

  /** Pays for a bounty with what was set aside for it. */
  public void payOut(Collection<Transfer> held) {
    capture(TransferReason.BOUNTY_PAY, held, Account.BOUNTY);
  }

  private void capture(TransferReason reason, Collection<Transfer> held, Account to) {
    for (Transfer hold : held) {
      Owned from = new Owned(Account.HELD, hold.toIdentity());
      movements.move(
          reason, hold.causeId(), hold.lotId(), from, Owned.community(to), hold.amount());
    }
  }

  /**
   * Gets credits for a bounty, to be used at once, less what goes to what is owed: they had vested
   * for who gave them.
   */
  public void receive(long bountyId, long amount) {
    requireAbove0(amount);
    Instant end = terms.expiresAt(movements.now(), zone);
    Lot lot = movements.lot(identity(), "bounty:" + bountyId, amount, false, end);
    lots.add(lot);
    Owned to = Lots.place(lot);
    movements.move(
        TransferReason.BOUNTY_GAIN,
        bountyId,
        lot.id(),
        Owned.community(Account.BOUNTY),
        to,
        amount);
    vest();
  }

  /** Notes what the company adds to a gift. */
  public void match(long causeId, long amount) {
    requireAbove0(amount);
    movements.move(
        TransferReason.MATCH,
        causeId,
        0,
        Owned.community(Account.MATCHED),
        Owned.community(Account.SPENT),
        amount);
  }

  /**
   * Gives back what was set aside. What has ended meanwhile can be used for a time of grace.
   *
   * @param held the transfers that set it aside
   * @param from the lots they name, with or without anything left
   */
  public void release(Collection<Transfer> held, Map<Long, Lot> from) {
    for (Transfer hold : held) {
      boolean ofBounty = hold.reason() == TransferReason.BOUNTY_HOLD;
      TransferReason reason = ofBounty ? TransferReason.BOUNTY_RELEASE : TransferReason.RELEASE;
      giveBack(reason, new Owned(Account.HELD, hold.toIdentity()), hold, from);
    }
  }

  /** Gives back what was spent; otherwise as {@link #release}. */
  public void refund(Collection<Transfer> held, Map<Long, Lot> from) {
    for (Transfer hold : held) {
      giveBack(TransferReason.REFUND, Owned.community(Account.SPENT), hold, from);
    }
  }

  private void giveBack(TransferReason reason, Owned where, Transfer hold, Map<Long, Lot> from) {
    Owned member = new Owned(Account.AVAILABLE, hold.fromIdentity());
    movements.move(reason, hold.causeId(), hold.lotId(), where, member, hold.amount());
    refill(hold, from);
  }

  private void refill(Transfer hold, Map<Long, Lot> from) {
    Lot lot =
        lots.find(hold.lotId())
            .orElseGet(() -> requireNonNull(from.get(hold.lotId()), "the lot is gone"));
    // Who waited for the lock has the time of before, and clocks differ: somebody with a later one
    // may have ended what does not end yet. Nothing ends twice at one moment, so it gets another.
    boolean ended = !lot.expiresAt().isAfter(movements.now().plus(CLOCKS_APART_MAX));
    lots.change((ended ? lot.until(laterEnd(lot)) : lot).plus(hold.amount()));
  }

  private Instant laterEnd(Lot lot) {
    Instant graceEnd = movements.now().plus(terms.grace());
    Instant later = lot.expiresAt().plus(1, ChronoUnit.MICROS);
    return graceEnd.isBefore(later) ? later : graceEnd;
  }

  /**
   * Gives credits by a person's word, to be used at once.
   *
   * @param causeId the adjustment
   * @param amount above 0
   */
  public void give(long causeId, long identityId, long amount) {
    requireAbove0(amount);
    Instant now = movements.now();
    Lot lot = movements.lot(identityId, "adjustment", amount, true, terms.expiresAt(now, zone));
    lots.add(lot);
    movements.move(
        TransferReason.ADJUST,
        causeId,
        lot.id(),
        Owned.community(Account.ADJUSTED),
        new Owned(Account.AVAILABLE, identityId),
        amount);
  }

  /**
   * Takes available credits by a person's word.
   *
   * @throws NotEnoughCreditsException if too few are available
   */
  public void take(long causeId, long amount) {
    requireAbove0(amount);
    take(
        TransferReason.ADJUST,
        causeId,
        amount,
        lot -> true,
        lot -> Owned.community(Account.ADJUSTED));
  }
}
