// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.Locale;

/** A sort of page that people read. */
enum PageKind {
  HOME(10, "", false, "class=\"figures\""),
  BOARDS(10, "/boards", false, "/boards/all-time"),
  BOARD(25, "/boards/all-time", true, "<table class=\"board\">"),
  BADGES(5, "/badges", false, "/badges/nice-answer"),
  MEMBER(35, "/members/%s", true, "id=\"places\""),
  STATEMENT(15, "/members/%s/statement", false, "class=\"entry\"");

  private final int percent;
  private final String path;
  private final boolean limited;
  private final String marker;

  PageKind(int percent, String path, boolean limited, String marker) {
    this.percent = percent;
    this.path = path;
    this.limited = limited;
    this.marker = marker;
  }

  /** Of which kind a page is that is drawn by a number from 0 to 99. */
  static PageKind drawn(int number) {
    int below = 0;
    for (PageKind kind : values()) {
      below += kind.percent;
      if (number < below) {
        return kind;
      }
    }
    throw new IllegalArgumentException("the kinds are a hundred percent, and this is " + number);
  }

  /** What the figures call it. */
  String spoken() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its latency has a limit. */
  boolean isLimited() {
    return limited;
  }

  /** The page with what proves it; of this member, where it is of one. */
  HttpReader.Wanted wanted(String member) {
    return new HttpReader.Wanted("/c/" + BenchCommunity.NAME + path.formatted(member), marker);
  }
}
