// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * Where a member stands on one board.
 *
 * @param position in words; empty where the member has no place in this period
 * @param lines the member with the neighbours around
 */
public record BoardPlace(
    String address,
    String name,
    String period,
    String position,
    String counted,
    List<BoardLine> lines) {
  public BoardPlace {
    lines = List.copyOf(lines);
  }
}
