// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A half-open span of days of a board.
 *
 * @param id such as 2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026, the id of a season, or all
 * @param fromDay first day, as an epoch day in the programme's zone
 * @param untilDay the day after the last, likewise
 */
public record Period(String id, long fromDay, long untilDay) {
  /** The id of the period that never ends. */
  public static final String ALL = "all";

  /** First day of the period that holds all days. */
  public static final long BEGINNING = -1_000_000;

  /** The day after the last one of a period that never ends. */
  public static final long END = 10_000_000;

  public boolean holds(long day) {
    return fromDay <= day && day < untilDay;
  }

  public boolean isOpenEnded() {
    return untilDay == END;
  }

  /** The moment at which it is over. */
  public Instant end(ZoneId zone) {
    return isOpenEnded()
        ? Instant.MAX
        : LocalDate.ofEpochDay(untilDay).atStartOfDay(zone).toInstant();
  }
}
