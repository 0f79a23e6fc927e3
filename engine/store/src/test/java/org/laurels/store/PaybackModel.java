// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.TransferReason;

/**
 * What giffgaff's payback comes to, worked out in the plainest way: lists, and no shared code with
 * what it is held against. A member has one identity.
 */
final class PaybackModel {
  private static final ZoneId ZONE = ZoneId.of("Europe/London");

  /** What one event gave. */
  private static final class Lot {
    final String event;
    final Instant booked;
    final Instant vests;
    Instant ends;
    long left;
    boolean vested;

    Lot(String event, Instant booked, long amount) {
      this.event = event;
      this.booked = booked;
      this.vests =
          YearMonth.from(booked.atZone(ZONE)).plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
      this.ends = vests.atZone(ZONE).plusMonths(12).toInstant();
      this.left = amount;
    }

    boolean isUsable(Instant now) {
      return vested && left > 0 && ends.isAfter(now);
    }
  }

  private record Taken(Lot lot, long amount) {}

  private static final class Account {
    final List<Lot> lots = new ArrayList<>();
    final Map<Long, List<Taken>> held = new HashMap<>();
    long debt;
    long keptInSilence;
  }

  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<TransferReason, Long> sums = new EnumMap<>(TransferReason.class);

  private Account account(String person) {
    return accounts.computeIfAbsent(person, name -> new Account());
  }

  private void add(TransferReason reason, long amount) {
    if (amount > 0) {
      sums.merge(reason, amount, Long::sum);
    }
  }

  Map<TransferReason, Long> sums() {
    return sums;
  }

  private static List<Lot> inOrder(Account account) {
    List<Lot> lots = new ArrayList<>(account.lots);
    lots.sort(Comparator.comparing(lot -> lot.ends));
    return lots;
  }

  void earn(String person, String event, long amount, Instant now) {
    account(person).lots.add(new Lot(event, now, amount));
    add(TransferReason.AWARD, amount);
  }

  void upkeep(Instant now) {
    accounts.keySet().forEach(person -> upkeep(person, now));
  }

  void upkeep(String person, Instant now) {
    Account account = account(person);
    for (Lot lot : inOrder(account)) {
      if (!lot.vested && !lot.vests.isAfter(now)) {
        long repaid = Math.min(lot.left / 2, account.debt);
        account.debt -= repaid;
        lot.left -= repaid;
        add(TransferReason.REPAY, repaid);
        add(TransferReason.VEST, lot.left);
        lot.vested = true;
      }
    }
    for (Lot lot : account.lots) {
      if (lot.vested && !lot.ends.isAfter(now)) {
        add(TransferReason.EXPIRE, lot.left);
        lot.left = 0;
      }
    }
  }

  void takeBack(String person, String event, long amount, Instant now) {
    upkeep(person, now);
    Account account = account(person);
    long rest = amount;
    for (Lot lot : inOrder(account)) {
      if (lot.event.equals(event)) {
        rest -= take(TransferReason.TAKE_BACK, lot, rest);
      }
    }
    for (Lot lot : inOrder(account)) {
      if (lot.isUsable(now)) {
        rest -= take(TransferReason.TAKE_BACK, lot, rest);
      }
    }
    account.debt += rest;
    add(TransferReason.OWE, rest);
  }

  private long take(TransferReason reason, Lot lot, long atMost) {
    long taken = Math.min(atMost, lot.left);
    lot.left -= taken;
    add(reason, taken);
    return taken;
  }

  private static long usable(Account account, Instant cutOff, Instant now) {
    return account.lots.stream()
        .filter(lot -> lot.isUsable(now) && lot.booked.isBefore(cutOff))
        .mapToLong(lot -> lot.left)
        .sum();
  }

  /** What could be paid to somebody for what was earned before the cut-off. */
  long tally(String person, Instant cutOff, Instant now) {
    upkeep(person, now);
    return Math.max(0, usable(account(person), cutOff, now) - account(person).debt);
  }

  /** Sets aside. */
  void hold(String person, long line, long amount, Instant cutOff, Instant now) {
    Account account = account(person);
    List<Taken> held = new ArrayList<>();
    long rest = amount;
    for (Lot lot : inOrder(account)) {
      if (lot.isUsable(now) && lot.booked.isBefore(cutOff) && rest > 0) {
        long taken = take(TransferReason.HOLD, lot, rest);
        held.add(new Taken(lot, taken));
        rest -= taken;
      }
    }
    if (rest > 0) {
      throw new AssertionError(person + " lacks " + rest);
    }
    account.held.put(line, held);
  }

  void pay(String person, long line, long matched) {
    requireNonNull(account(person).held.remove(line))
        .forEach(taken -> add(TransferReason.CAPTURE, taken.amount()));
    add(TransferReason.MATCH, matched);
  }

  void fail(String person, long line, Instant now) {
    for (Taken taken : requireNonNull(account(person).held.remove(line))) {
      add(TransferReason.RELEASE, taken.amount());
      if (!taken.lot().ends.isAfter(now)) {
        taken.lot().ends = now.plus(Duration.ofDays(14));
      }
      taken.lot().left += taken.amount();
    }
  }

  /** Somebody chose nothing: what stayed so before ends, the rest stays. */
  long silent(String person, long tally, Instant start, Instant now) {
    Account account = account(person);
    long older = Math.min(usable(account, start, now), account.keptInSilence);
    long ends = Math.min(tally, older);
    long rest = ends;
    for (Lot lot : inOrder(account)) {
      if (lot.isUsable(now) && lot.booked.isBefore(start) && rest > 0) {
        rest -= take(TransferReason.EXPIRE, lot, rest);
      }
    }
    account.keptInSilence = tally - ends;
    return ends;
  }

  void notSilent(String person) {
    account(person).keptInSilence = 0;
  }

  Balance balance(String person) {
    Account account = account(person);
    long pending = 0;
    long available = 0;
    for (Lot lot : account.lots) {
      if (lot.vested) {
        available += lot.left;
      } else {
        pending += lot.left;
      }
    }
    long held = account.held.values().stream().flatMap(List::stream).mapToLong(Taken::amount).sum();
    return new Balance(pending, available, held, account.debt);
  }
}
