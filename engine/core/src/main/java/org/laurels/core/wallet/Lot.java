// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;

/**
 * Credits that came at once, and live and end together.
 *
 * @param identityId whose they are
 * @param eventId the event they were given for; 0 where a person gave them, or for what members
 *     start with
 * @param cause the rule that gave them, or another name for who did
 * @param original how many there were
 * @param remaining how many of them are neither set aside nor gone
 * @param vested whether they may be used
 * @param vestsAt from when they may be used
 * @param expiresAt until when they may be used; {@link Instant#MAX} for ever
 */
public record Lot(
    long id,
    String unit,
    long identityId,
    long eventId,
    String cause,
    long original,
    long remaining,
    boolean vested,
    Instant vestsAt,
    Instant expiresAt,
    Instant bookedAt) {

  public Lot {
    if (original <= 0 || remaining < 0 || remaining > original) {
      throw new IllegalArgumentException(
          "lot " + id + " has " + remaining + " left of " + original);
    }
  }

  /** What a person gives, to be used at once and for ever. */
  static Lot byHand(long id, String unit, long identityId, long amount, Instant now) {
    return new Lot(
        id, unit, identityId, 0, "adjustment", amount, amount, true, now, Instant.MAX, now);
  }

  /** Whether its credits can be spent then. */
  public boolean isUsable(Instant now) {
    return vested && remaining > 0 && expiresAt.isAfter(now);
  }

  Lot plus(long change) {
    return new Lot(
        id,
        unit,
        identityId,
        eventId,
        cause,
        original,
        remaining + change,
        vested,
        vestsAt,
        expiresAt,
        bookedAt);
  }

  Lot asVested() {
    return new Lot(
        id,
        unit,
        identityId,
        eventId,
        cause,
        original,
        remaining,
        true,
        vestsAt,
        expiresAt,
        bookedAt);
  }

  Lot until(Instant newEnd) {
    return new Lot(
        id,
        unit,
        identityId,
        eventId,
        cause,
        original,
        remaining,
        vested,
        vestsAt,
        newEnd,
        bookedAt);
  }
}
