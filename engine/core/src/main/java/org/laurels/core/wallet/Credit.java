// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;

/**
 * By how much what an identity has earned in a unit has changed.
 *
 * @param entryId the ledger entry that says so, the last one where there are several
 * @param eventId the event it is for; 0 for what members start with
 * @param cause the rule that decided
 * @param amount above 0 for what is given, below for what is taken back
 * @param happenedAt when that event happened
 */
public record Credit(
    long entryId,
    long identityId,
    String unit,
    long eventId,
    String cause,
    long amount,
    Instant happenedAt) {
  public Credit {
    if (amount == 0) {
      throw new IllegalArgumentException("a credit of nothing for event " + eventId);
    }
  }

  /** The same of another amount. */
  public Credit of(long other) {
    return new Credit(entryId, identityId, unit, eventId, cause, other, happenedAt);
  }
}
