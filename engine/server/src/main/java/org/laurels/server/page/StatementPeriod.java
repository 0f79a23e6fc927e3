// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A month or a year of a wallet.
 *
 * @param first its first month
 * @param months 1 or 12
 */
record StatementPeriod(YearMonth first, int months) {
  private static final int YEAR_MONTHS = 12;
  private static final int YEAR_FIRST = 2000;

  /**
   * The one that is meant.
   *
   * @param typed such as 2026-11 or 2026; the running month without it
   * @return empty where it is none, or has not begun
   */
  static Optional<StatementPeriod> of(@Nullable String typed, Instant now, ZoneId zone) {
    YearMonth running = YearMonth.from(now.atZone(zone));
    if (typed == null || typed.isEmpty()) {
      return Optional.of(new StatementPeriod(running, 1));
    }
    try {
      boolean year = typed.length() == 4;
      YearMonth first = year ? Year.parse(typed).atMonth(1) : YearMonth.parse(typed);
      return Optional.of(new StatementPeriod(first, year ? YEAR_MONTHS : 1))
          .filter(found -> !first.isAfter(running) && first.getYear() >= YEAR_FIRST);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  boolean isYear() {
    return months == YEAR_MONTHS;
  }

  StatementPeriod plus(int times) {
    return new StatementPeriod(first.plusMonths((long) times * months), months);
  }

  Instant from(ZoneId zone) {
    return first.atDay(1).atStartOfDay(zone).toInstant();
  }

  Instant before(ZoneId zone) {
    return plus(1).from(zone);
  }

  /** As addresses say it. */
  @Override
  public String toString() {
    return isYear() ? Integer.toString(first.getYear()) : first.toString();
  }
}
