// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.badge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Under which terms a badge can be had.
 *
 * @param secret whether it is neither listed nor described to those who do not hold it
 * @param from what happened before this moment does not count; null where all of the past does
 * @param until what happened at or after this moment does not count; null where it has no end
 * @param retired whether it is granted no more; who holds it keeps it
 * @param retiredFrom from when on, where the programme names a moment; else since the version that
 *     retired it holds
 * @param streakWeeks how many weeks in a row need an event that meets the condition; 0 where one
 *     event is enough
 * @param family what its tiers have in common; null where it is no tier of several
 */
public record BadgeTerms(
    boolean secret,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean retired,
    @Nullable Instant retiredFrom,
    int streakWeeks,
    @Nullable String family) {
  /** The most weeks that a streak can ask for. */
  public static final int STREAK_WEEKS_MAX = 520;

  /** Any member can have it at any time, and everyone may know. */
  public static final BadgeTerms NONE = new BadgeTerms(false, null, null, false, null, 0, null);

  /** The same for a badge that asks for a streak. */
  public BadgeTerms withStreak(int weeks) {
    return new BadgeTerms(secret, from, until, retired, retiredFrom, weeks, family);
  }

  /** The same for a tier of a family. */
  public BadgeTerms withFamily(String name) {
    return new BadgeTerms(secret, from, until, retired, retiredFrom, streakWeeks, name);
  }

  /** The same, granted no more from a moment on. */
  public BadgeTerms withRetired(@Nullable Instant moment) {
    return new BadgeTerms(secret, from, until, true, moment, streakWeeks, family);
  }

  /** The same, limited to a time. */
  public BadgeTerms within(@Nullable Instant start, @Nullable Instant end) {
    return new BadgeTerms(secret, start, end, retired, retiredFrom, streakWeeks, family);
  }

  /** The same, kept from those who do not hold it. */
  public BadgeTerms asSecret() {
    return new BadgeTerms(true, from, until, retired, retiredFrom, streakWeeks, family);
  }
}
