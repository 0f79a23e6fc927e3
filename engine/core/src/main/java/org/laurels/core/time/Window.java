// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** How long a limit or a figure counts before it starts again. */
public enum Window {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  EVER;

  /**
   * First day of the window that holds a moment.
   *
   * @return the epoch day in that zone; {@link Long#MIN_VALUE} for {@link #EVER}
   */
  public long startOf(Instant moment, ZoneId zone) {
    if (this == EVER) {
      return Long.MIN_VALUE;
    }
    LocalDate day = LocalDate.ofInstant(moment, zone);
    return switch (this) {
      case DAY, EVER -> day.toEpochDay();
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay();
      case MONTH -> day.withDayOfMonth(1).toEpochDay();
      case QUARTER ->
          day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1).toEpochDay();
      case YEAR -> day.withDayOfYear(1).toEpochDay();
    };
  }

  /**
   * The moment at which the window after the one that starts at this day begins.
   *
   * @return {@link Instant#MAX} for {@link #EVER}, which never ends
   */
  public Instant endOf(long startDay, ZoneId zone) {
    if (this == EVER) {
      return Instant.MAX;
    }
    LocalDate start = LocalDate.ofEpochDay(startDay);
    LocalDate next =
        switch (this) {
          case DAY, EVER -> start.plusDays(1);
          case WEEK -> start.plusWeeks(1);
          case MONTH -> start.plusMonths(1);
          case QUARTER -> start.plusMonths(3);
          case YEAR -> start.plusYears(1);
        };
    return next.atStartOfDay(zone).toInstant();
  }
}
