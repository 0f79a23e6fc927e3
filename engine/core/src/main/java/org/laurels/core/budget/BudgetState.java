// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a budget stands in one of its periods.
 *
 * @param amount the most that may be funded
 * @param funded what has been paid and has not come back
 * @param leased what workers hold and have not spent
 * @param unfunded what waits for its money
 * @param openedAt when it was first drawn from
 * @param warnings percentages that were reached, in ascending order
 */
public record BudgetState(
    BudgetPeriod period,
    String unit,
    long amount,
    long funded,
    long leased,
    long unfunded,
    Instant openedAt,
    List<Warning> warnings) {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /** In less time there is no pace to speak of. */
  private static final Duration PACE_MIN = Duration.ofDays(1);

  public BudgetState {
    warnings = List.copyOf(warnings);
  }

  /** That so much of a budget was used, noted once a period. */
  public record Warning(int percent, Instant notedAt) {}

  /** What nobody holds; never below 0, though a budget may be lowered below what it paid. */
  public long left() {
    return Math.max(0, amount - funded - leased);
  }

  /** How much of it is funded, in hundredths, rounded down; 100 for a budget of nothing. */
  public int percent() {
    return amount == 0 ? 100 : scaled(funded, HUNDRED, amount).min(HUNDRED).intValueExact();
  }

  /** Whether so many hundredths are funded. */
  public boolean hasReached(int percent) {
    return percent() >= percent;
  }

  private static BigInteger scaled(long amount, BigInteger by, long through) {
    return BigInteger.valueOf(amount).multiply(by).divide(BigInteger.valueOf(through));
  }

  /**
   * When all of it will be funded if it goes on as since the beginning, a day ago or longer.
   *
   * @param from when that was
   * @param until when the period ends; {@link Instant#MAX} for never
   * @return nothing where nothing is funded, or where the period ends before that
   */
  public Optional<Instant> usedUpBy(Instant from, Instant until, Instant now) {
    if (funded >= amount) {
      return Optional.of(now);
    }
    Duration passed = Duration.between(from, now);
    if (funded <= 0 || passed.compareTo(PACE_MIN) < 0) {
      return Optional.empty();
    }
    BigInteger seconds =
        scaled(amount - funded, BigInteger.valueOf(passed.toSeconds()), funded)
            .min(BigInteger.valueOf(Duration.ofDays(36_500).toSeconds()));
    Instant at = now.plusSeconds(seconds.longValueExact());
    return at.isBefore(until) ? Optional.of(at) : Optional.empty();
  }
}
