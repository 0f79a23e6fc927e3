// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A period of a cycle, or of an appraisal.
 *
 * @param first its first day
 * @param next the first day of the one after it
 */
public record PayoutPeriod(LocalDate first, LocalDate next) {
  public PayoutPeriod {
    if (!first.isBefore(next)) {
      throw new IllegalArgumentException("a period from " + first + " until " + next);
    }
  }

  /** Its last day. */
  public LocalDate last() {
    return next.minusDays(1);
  }

  public Instant start(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /** What is booked from then on is of the next period. */
  public Instant cutOff(ZoneId zone) {
    return next.atStartOfDay(zone).toInstant();
  }
}
