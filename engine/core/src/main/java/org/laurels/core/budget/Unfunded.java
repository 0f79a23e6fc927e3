// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

import java.time.Instant;

/**
 * An award, or a part of one, that was earned and waits for the money of a budget.
 *
 * @param entryId the ledger entry that says it was earned
 * @param cause the rule that gave it
 * @param asked how much lacked money when the award arrived
 * @param left how much of it still does
 * @param period the budget that had too little
 * @param happenedAt when the event happened, which tells the campaign
 * @param arrivedAt when the award came, which tells the period
 */
public record Unfunded(
    long id,
    String unit,
    long identityId,
    long entryId,
    long eventId,
    String cause,
    long asked,
    long left,
    BudgetPeriod period,
    Instant happenedAt,
    Instant arrivedAt) {
  public Unfunded {
    if (asked <= 0 || left < 0 || left > asked) {
      throw new IllegalArgumentException("of " + asked + " asked for, " + left + " are left");
    }
  }

  /** With so much less waiting. */
  public Unfunded less(long amount) {
    return new Unfunded(
        id,
        unit,
        identityId,
        entryId,
        eventId,
        cause,
        asked,
        left - amount,
        period,
        happenedAt,
        arrivedAt);
  }

  /** The same, waiting for another budget. */
  public Unfunded waitingFor(BudgetPeriod other) {
    return new Unfunded(
        id, unit, identityId, entryId, eventId, cause, asked, left, other, happenedAt, arrivedAt);
  }
}
