// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

import java.util.Comparator;

/**
 * A budget in one of its periods, which has money of its own. Their order is the order in which
 * they are locked.
 *
 * @param startDay first day of the period in the programme's zone; {@link Long#MIN_VALUE} for the
 *     one that never ends
 */
public record BudgetPeriod(String budget, long startDay) implements Comparable<BudgetPeriod> {
  private static final Comparator<BudgetPeriod> ORDER =
      Comparator.comparing(BudgetPeriod::budget).thenComparingLong(BudgetPeriod::startDay);

  @Override
  public int compareTo(BudgetPeriod other) {
    return ORDER.compare(this, other);
  }
}
