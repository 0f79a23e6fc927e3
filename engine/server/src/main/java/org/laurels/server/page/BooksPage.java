// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * The books of a month, for those who keep the accounts.
 *
 * @param older the page of the month before
 * @param newer the page of the month after; empty where that has not begun
 * @param table where the same is had for a spreadsheet
 */
public record BooksPage(String month, List<Unit> units, String older, String newer, String table) {
  public BooksPage {
    units = List.copyOf(units);
  }

  /** A name and a figure, with what it is worth; empty where nothing is said of it. */
  public record Figure(String name, String amount, String worth) {}

  /**
   * A month of a chart, with its bar.
   *
   * @param y where the bar begins, from above
   * @param height how high it is
   */
  public record Bar(
      String month,
      String earned,
      String spent,
      String ended,
      String closing,
      long y,
      long height) {}

  /**
   * One unit.
   *
   * @param breakage empty where there is not enough history
   * @param bars the last months, the oldest first
   */
  public record Unit(
      String name,
      List<Figure> movements,
      List<Figure> liabilities,
      List<Figure> breakage,
      List<Figure> solutions,
      List<Bar> bars) {
    public Unit {
      movements = List.copyOf(movements);
      liabilities = List.copyOf(liabilities);
      breakage = List.copyOf(breakage);
      solutions = List.copyOf(solutions);
      bars = List.copyOf(bars);
    }
  }
}
