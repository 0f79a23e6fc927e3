// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * From what sum in a calendar year on a member is paid only once the paperwork is there. Tax law
 * changes such sums, so each has a day.
 */
public record PayoutGate(List<Threshold> thresholds) {
  public static final PayoutGate NONE = new PayoutGate(List.of());

  /**
   * A sum.
   *
   * @param from the first day on which it holds
   * @param at in minor units of the currency: payouts of the year stay below it
   */
  public record Threshold(LocalDate from, long at) {}

  public PayoutGate {
    thresholds =
        thresholds.stream().sorted(Comparator.comparing(Threshold::from).reversed()).toList();
  }

  /** The sum that holds on a day; empty where there is none. */
  public OptionalLong at(LocalDate day) {
    return thresholds.stream()
        .filter(one -> !one.from().isAfter(day))
        .mapToLong(Threshold::at)
        .findFirst();
  }
}
