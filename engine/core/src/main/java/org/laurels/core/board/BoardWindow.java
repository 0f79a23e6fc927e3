// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import org.laurels.core.time.Window;

/** How long a board counts before it starts again. */
public enum BoardWindow {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  /** From one day to another as the programme says. */
  SEASON,
  EVER;

  /** The window of the calendar by which periods are cut; not for seasons, which are listed. */
  Window cut() {
    return switch (this) {
      case DAY -> Window.DAY;
      case WEEK -> Window.WEEK;
      case MONTH -> Window.MONTH;
      case QUARTER -> Window.QUARTER;
      case YEAR -> Window.YEAR;
      case EVER -> Window.EVER;
      case SEASON -> throw new IllegalStateException("a season is not cut from the calendar");
    };
  }
}
