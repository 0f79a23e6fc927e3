// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How each year is cut into periods: one ends where the next begins, so that no day is in two or in
 * none.
 *
 * @param begins the days of the year on which periods begin; never empty, in ascending order
 */
public record YearCut(List<MonthDay> begins) {
  public YearCut {
    begins = begins.stream().sorted().toList();
    if (begins.isEmpty()) {
      throw new IllegalArgumentException("a year that is cut nowhere has no periods");
    }
  }

  /** Into periods of so many months, of which a year holds a whole number. */
  public static YearCut ofMonths(int months) {
    return new YearCut(
        IntStream.range(0, 12 / months).mapToObj(i -> MonthDay.of(1 + i * months, 1)).toList());
  }

  /** The period that holds a day. */
  public PayoutPeriod around(LocalDate day) {
    LocalDate first = begin(day.getYear(), begins.size() - 1).minusYears(1);
    for (int year = day.getYear(); ; year++) {
      for (int i = 0; i < begins.size(); i++) {
        LocalDate next = begin(year, i);
        if (next.isAfter(day)) {
          return new PayoutPeriod(first, next);
        }
        first = next;
      }
    }
  }

  public PayoutPeriod before(PayoutPeriod period) {
    return around(period.first().minusDays(1));
  }

  /** The period that begins on a day; empty where none does. */
  public Optional<PayoutPeriod> from(LocalDate day) {
    return Optional.of(around(day)).filter(period -> period.first().equals(day));
  }

  private LocalDate begin(int year, int index) {
    return begins.get(index).atYear(year);
  }
}
