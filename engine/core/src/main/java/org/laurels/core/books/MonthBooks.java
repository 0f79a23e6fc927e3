// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.YearMonth;
import java.util.List;

/** The books of a community at the end of a month; of the running month, as of now. */
public record MonthBooks(
    YearMonth month,
    List<UnitMonth> units,
    List<Liability> liabilities,
    List<Breakage> breakages,
    List<SolutionCost> solutions) {
  public MonthBooks {
    units = List.copyOf(units);
    liabilities = List.copyOf(liabilities);
    breakages = List.copyOf(breakages);
    solutions = List.copyOf(solutions);
  }
}
