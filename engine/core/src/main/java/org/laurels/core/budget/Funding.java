// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

/**
 * That a lot was paid from a budget. A lot that several budgets cover is paid from each in full.
 *
 * @param eventId the event that the lot was given for
 * @param cause the rule that gave it
 * @param amount how much was paid
 * @param returned how much of it came back since
 */
public record Funding(
    long lotId,
    long identityId,
    long eventId,
    String cause,
    BudgetPeriod period,
    long amount,
    long returned) {
  public Funding {
    if (amount <= 0 || returned < 0 || returned > amount) {
      throw new IllegalArgumentException(
          "of " + amount + " for lot " + lotId + " came back " + returned);
    }
  }

  /** What has not come back. */
  public long left() {
    return amount - returned;
  }

  /** With so much more come back. */
  public Funding returning(long more) {
    return new Funding(lotId, identityId, eventId, cause, period, amount, returned + more);
  }
}
