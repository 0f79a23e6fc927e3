// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * How an amount has gone over time, drawn on the server: shapes in a box of 1,000 by {@value
 * #HEIGHT}, and the same as a table for those who do not see it.
 *
 * @param summary what it shows, in a sentence
 * @param line the path of the line
 * @param area the path of what lies under it
 * @param highest what the upper edge stands for
 * @param lowest what the lower edge stands for
 * @param first the day at the left edge
 * @param last the day at the right edge
 * @param points day and amount of every point, for programs: {@code 2026-06-01:120;…}
 */
public record Chart(
    String summary,
    String line,
    String area,
    String highest,
    String lowest,
    String first,
    String last,
    String points,
    List<Row> rows) {
  static final int WIDTH = 1_000;
  static final int HEIGHT = 240;

  public Chart {
    rows = List.copyOf(rows);
  }

  /** The amount at the end of a month. */
  public record Row(String day, String amount) {}
}
