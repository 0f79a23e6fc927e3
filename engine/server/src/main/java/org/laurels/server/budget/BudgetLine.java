// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.programme.Budget;
import org.laurels.core.time.Window;

/**
 * A budget in one of its periods.
 *
 * @param running whether it is the period that pays now
 * @param until when the period ends; null where it does not
 * @param usedUpBy when all of it will be funded at the present pace; null where it will not be
 */
public record BudgetLine(
    Budget budget,
    BudgetState state,
    boolean running,
    @Nullable Instant until,
    @Nullable Instant usedUpBy) {

  /** The period as machines and consoles name it: 2026-11, 2026-Q4, 2026 or total. */
  public String label() {
    return label(budget.per(), state.period());
  }

  static String label(Window per, BudgetPeriod period) {
    if (per == Window.EVER) {
      return "total";
    }
    LocalDate day = LocalDate.ofEpochDay(period.startDay());
    return switch (per) {
      case QUARTER -> day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
      case YEAR -> Integer.toString(day.getYear());
      case MONTH -> day.toString().substring(0, day.toString().length() - 3);
      case DAY, WEEK, EVER -> day.toString();
    };
  }
}
