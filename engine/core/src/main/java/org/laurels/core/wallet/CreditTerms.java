// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The terms on which a unit is spent.
 *
 * @param vesting how long credits wait before they can be used
 * @param atMonthClose whether they wait for the end of the month as well
 * @param expiry for how long they can then be used; null for ever
 * @param grace how long what comes back after its end can still be used
 * @param repayPercent how much of what vests goes to what a member owes, 0 to 100
 * @param currency what one credit is a minor unit of, as ISO 4217 calls it; null where the
 *     programme does not say what credits are worth
 * @param worth how many minor units of the currency one credit is worth
 */
public record CreditTerms(
    Duration vesting,
    boolean atMonthClose,
    @Nullable Period expiry,
    Duration grace,
    int repayPercent,
    @Nullable String currency,
    long worth) {
  /** What holds where a programme says nothing. */
  public static final CreditTerms USUAL =
      new CreditTerms(Duration.ofDays(14), false, null, Duration.ofDays(14), 50, null, 0);

  public CreditTerms {
    if (repayPercent < 0 || repayPercent > 100 || vesting.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("terms that cannot be kept");
    }
  }

  /** From when credits that are given now can be used. */
  public Instant vestsAt(Instant booked, ZoneId zone) {
    Instant after = booked.plus(vesting);
    if (!atMonthClose) {
      return after;
    }
    ZonedDateTime month = after.atZone(zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    return month.toInstant().equals(after) ? after : month.plusMonths(1).toInstant();
  }

  /** Until when credits can be used that vest then. */
  public Instant expiresAt(Instant vests, ZoneId zone) {
    return expiry == null ? Instant.MAX : vests.atZone(zone).plus(expiry).toInstant();
  }
}
