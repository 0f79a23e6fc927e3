// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.programme.Budget;
import org.laurels.core.time.Window;

/** Names a budget's periods in the reader's language. */
final class BudgetWords {
  private BudgetWords() {}

  /**
   * A period in words.
   *
   * @param budget null where the programme does not say it any more
   */
  static String period(Words words, @Nullable Budget budget, BudgetPeriod period) {
    if (budget == null || budget.per() == Window.EVER) {
      return words.of("budgets.total");
    }
    LocalDate day = LocalDate.ofEpochDay(period.startDay());
    String year = Integer.toString(day.getYear());
    return switch (budget.per()) {
      case MONTH -> words.month(day);
      case QUARTER -> words.of("budgets.quarter", day.get(IsoFields.QUARTER_OF_YEAR), year);
      case YEAR -> year;
      case DAY, WEEK, EVER -> words.day(day);
    };
  }
}
