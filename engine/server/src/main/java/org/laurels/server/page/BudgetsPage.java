// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What rules may still cost.
 *
 * @param past periods that are over, for which something waits
 */
public record BudgetsPage(List<Row> running, List<Row> past) {
  public BudgetsPage {
    running = List.copyOf(running);
    past = List.copyOf(past);
  }

  /**
   * A budget in one of its periods.
   *
   * @param covers what it pays, in words
   * @param percent how much of it is funded, from 0 to 100
   * @param worth of the amount; empty where the programme does not say
   * @param unfunded empty where nothing waits
   * @param outlook when it will be used up, in words
   * @param warnings what was reached when, in words
   */
  public record Row(
      String name,
      String period,
      String covers,
      int percent,
      String unit,
      String amount,
      String worth,
      String funded,
      String leased,
      String left,
      String unfunded,
      String outlook,
      List<String> warnings) {
    public Row {
      warnings = List.copyOf(warnings);
    }
  }
}
