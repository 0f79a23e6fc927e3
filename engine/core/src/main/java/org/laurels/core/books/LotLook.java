// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds lots up, by when they end and by when they were given. Not thread-safe. */
final class LotLook implements BooksStore.Look {
  /** Stands behind all months. */
  private static final YearMonth NEVER = YearMonth.of(999_999_999, 12);

  private final ZoneId zone;
  private final SortedMap<String, SortedMap<YearMonth, Long>> ends = new TreeMap<>();
  private final SortedMap<String, SortedMap<YearMonth, Cohort>> cohorts = new TreeMap<>();

  LotLook(ZoneId zone) {
    this.zone = zone;
  }

  /** What was given in a month, and what became of it. */
  private record Cohort(long given, long expired, long left) {
    Cohort plus(Cohort other) {
      return new Cohort(given + other.given, expired + other.expired, left + other.left);
    }

    long of(long amount) {
      return Math.multiplyExact(amount, expired) / given;
    }
  }

  private YearMonth month(Instant at) {
    return at.equals(Instant.MAX) ? NEVER : YearMonth.from(at.atZone(zone));
  }

  @Override
  public void at(BooksStore.LotSum lot) {
    if (lot.left() != 0) {
      ends.computeIfAbsent(lot.unit(), unit -> new TreeMap<>())
          .merge(month(lot.expiresAt()), lot.left(), Long::sum);
    }
    cohorts
        .computeIfAbsent(lot.unit(), unit -> new TreeMap<>())
        .merge(
            month(lot.bookedAt()),
            new Cohort(lot.given(), lot.expired(), lot.left()),
            Cohort::plus);
  }

  List<Liability> liabilities() {
    List<Liability> found = new ArrayList<>();
    ends.forEach(
        (unit, months) ->
            months.forEach(
                (month, amount) ->
                    found.add(new Liability(unit, month.equals(NEVER) ? null : month, amount))));
    return found;
  }

  /** What is left of all lots of a unit. */
  long left(String unit) {
    return sum(ends.getOrDefault(unit, new TreeMap<>()));
  }

  private static long sum(Map<YearMonth, Long> months) {
    return months.values().stream().mapToLong(Long::longValue).sum();
  }

  List<Breakage> breakages() {
    return cohorts.keySet().stream().map(this::breakage).toList();
  }

  private Breakage breakage(String unit) {
    SortedMap<YearMonth, Long> open = ends.getOrDefault(unit, new TreeMap<>());
    long atRisk = sum(open) - open.getOrDefault(NEVER, 0L);
    List<Cohort> done =
        cohorts.getOrDefault(unit, new TreeMap<>()).values().stream()
            .filter(cohort -> cohort.left() == 0 && cohort.given() > 0)
            .toList();
    if (done.size() < Breakage.COHORTS_MIN) {
      return new Breakage(unit, done.size(), atRisk, 0, 0, 0);
    }
    List<Long> each = done.stream().map(cohort -> cohort.of(atRisk)).toList();
    return new Breakage(
        unit,
        done.size(),
        atRisk,
        each.stream().min(Comparator.naturalOrder()).orElse(0L),
        done.stream().reduce(new Cohort(0, 0, 0), Cohort::plus).of(atRisk),
        each.stream().max(Comparator.naturalOrder()).orElse(0L));
  }
}
