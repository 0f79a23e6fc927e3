// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

/**
 * What a version of the programme says a period may cost.
 *
 * @param amount the most that may be funded in the period
 * @param version number of the version; a newer one is not overruled by an older
 */
public record Allowance(BudgetPeriod period, String unit, long amount, int version) {
  public Allowance {
    if (amount < 0) {
      throw new IllegalArgumentException("the budget " + period.budget() + " is below nothing");
    }
  }
}
