// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.TransferReason;

/**
 * Draws up the books of months. What moved is summed by reason, what is outstanding by account, and
 * what is left by lot; where the three do not come to the same, nothing is told. Thread-safe.
 */
public final class Books {
  private final BooksStore store;

  public Books(BooksStore store) {
    this.store = store;
  }

  /**
   * The books of a month.
   *
   * @param zone in which months are cut
   * @throws UnreconciledBooksException if sums over the same transfers do not agree
   */
  public MonthBooks of(Community community, YearMonth month, ZoneId zone) {
    Instant from = begin(month, zone);
    Instant before = begin(month.plusMonths(1), zone);
    List<UnitMonth> units = months(community, month, 1, zone);
    LotLook lots = new LotLook(zone);
    store.eachLot(community, before, lots);
    Map<String, Long> owed = store.owed(community, before);
    for (UnitMonth unit : units) {
      long left = lots.left(unit.unit()) - owed.getOrDefault(unit.unit(), 0L);
      if (left + unit.inBounties() != unit.closing()) {
        throw new UnreconciledBooksException(
            "%s: lots hold %d and bounties %d, %d are outstanding"
                .formatted(unit.unit(), left, unit.inBounties(), unit.closing()));
      }
    }
    long solutions = store.solutions(community, from, before);
    Map<String, Long> forSolutions = store.givenForSolutions(community, from, before);
    return new MonthBooks(
        month,
        units,
        lots.liabilities(),
        lots.breakages(),
        units.stream()
            .map(
                unit ->
                    new SolutionCost(
                        unit.unit(),
                        solutions,
                        forSolutions.getOrDefault(unit.unit(), 0L),
                        unit.earned()))
            .toList());
  }

  /**
   * What moved in each of several months, by unit and month.
   *
   * @param last the last of the months
   * @param count how many
   */
  public List<UnitMonth> months(Community community, YearMonth last, int count, ZoneId zone) {
    YearMonth first = last.minusMonths(count - 1L);
    Map<String, Long> opening = new HashMap<>(store.outstanding(community, begin(first, zone)));
    Map<String, Long> closing = store.outstanding(community, begin(last.plusMonths(1), zone));
    Map<String, Long> inBounties = new HashMap<>(store.inBounties(community, begin(first, zone)));
    List<UnitMonth> found = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      Map<String, Moved> moved = moved(community, month, zone);
      SortedSet<String> units = new TreeSet<>(opening.keySet());
      units.addAll(closing.keySet());
      units.addAll(moved.keySet());
      for (String unit : units) {
        Moved of = moved.getOrDefault(unit, new Moved());
        long before = opening.getOrDefault(unit, 0L);
        long after = month.equals(last) ? closing.getOrDefault(unit, 0L) : before + of.change();
        long waiting = inBounties.merge(unit, of.toBounties(), Math::addExact);
        found.add(of.month(unit, month, before, after, waiting));
        opening.put(unit, after);
      }
    }
    found.sort(Comparator.comparing(UnitMonth::unit).thenComparing(UnitMonth::month));
    return found;
  }

  private Map<String, Moved> moved(Community community, YearMonth month, ZoneId zone) {
    Map<String, Moved> moved = new HashMap<>();
    store
        .sums(community, begin(month, zone), begin(month.plusMonths(1), zone))
        .forEach(sum -> moved.computeIfAbsent(sum.unit(), unit -> new Moved()).add(sum));
    return moved;
  }

  private static Instant begin(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /** What was moved for each reason; of adjustments, less what people took. */
  private static final class Moved {
    private final Map<TransferReason, Long> sums = new EnumMap<>(TransferReason.class);

    void add(BooksStore.Sum sum) {
      boolean taken = sum.reason() == TransferReason.ADJUST && sum.from().isOfMember();
      sums.merge(sum.reason(), taken ? -sum.amount() : sum.amount(), Math::addExact);
    }

    private long of(TransferReason reason) {
      return sums.getOrDefault(reason, 0L);
    }

    private long takenBack() {
      return of(TransferReason.TAKE_BACK) + of(TransferReason.OWE);
    }

    private long spent() {
      return of(TransferReason.CAPTURE) - of(TransferReason.REFUND);
    }

    private long promised() {
      return of(TransferReason.BOUNTY_OFFER) - of(TransferReason.BOUNTY_WITHDRAW);
    }

    /** By how much more waits in bounties for nobody in particular. */
    long toBounties() {
      return promised() + of(TransferReason.BOUNTY_PAY) - of(TransferReason.BOUNTY_GAIN);
    }

    long change() {
      return of(TransferReason.AWARD)
          - takenBack()
          - spent()
          - of(TransferReason.EXPIRE)
          + of(TransferReason.ADJUST)
          + promised();
    }

    UnitMonth month(String unit, YearMonth month, long opening, long closing, long inBounties) {
      return new UnitMonth(
          unit,
          month,
          opening,
          of(TransferReason.AWARD),
          takenBack(),
          spent(),
          of(TransferReason.EXPIRE),
          of(TransferReason.ADJUST),
          promised(),
          closing,
          inBounties,
          of(TransferReason.VEST),
          of(TransferReason.MATCH));
    }
  }
}
