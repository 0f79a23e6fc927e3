// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/** All boards of a community, each with its first lines. */
public record BoardsPage(List<Summary> boards) {
  public BoardsPage {
    boards = List.copyOf(boards);
  }

  /**
   * A board in short.
   *
   * @param period that is running, in words
   * @param counted what its amounts are
   */
  public record Summary(
      String address, String name, String period, String counted, List<BoardLine> lines) {
    public Summary {
      lines = List.copyOf(lines);
    }
  }
}
