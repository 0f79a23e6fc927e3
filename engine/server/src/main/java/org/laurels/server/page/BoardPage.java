// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board's table of one period.
 *
 * @param asOf up to when it counts; null where it has never been calculated
 * @param isFinal whether it will never change again
 * @param size how many have a place, in words
 * @param around the lines around the member that was asked for, where they are not among the first
 * @param asked what was asked for, where nobody of that name has a place; empty where it was fine
 * @param periods that can be looked at, the latest first
 */
public record BoardPage(
    String address,
    String name,
    String period,
    String counted,
    @Nullable Moment asOf,
    boolean isFinal,
    String size,
    List<BoardLine> lines,
    List<BoardLine> around,
    String asked,
    List<StatementPage.Choice> periods) {
  public BoardPage {
    lines = List.copyOf(lines);
    around = List.copyOf(around);
    periods = List.copyOf(periods);
  }
}
