// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * A community's home: how much there is of everything, and the first of its boards.
 *
 * @param warning what an operator should look at; empty for everybody else
 * @param connections where that is
 */
public record HomePage(
    List<Figure> totals,
    List<BoardsPage.Summary> boards,
    boolean isMore,
    String find,
    String warning,
    String connections) {
  public HomePage {
    totals = List.copyOf(totals);
    boards = List.copyOf(boards);
  }
}
