// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.server.board.BoardLooks;

/**
 * A board for other sites.
 *
 * @param counts id of the unit, or the type of the events that are counted
 * @param period its id
 * @param season what the season is called; null where the period is none
 * @param asOf up to when everything booked is in it; null before it was first calculated
 * @param members how many have a place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmbeddedBoard(
    String id,
    String name,
    String counts,
    String window,
    String period,
    @Nullable String season,
    @JsonProperty("as_of") @Nullable String asOf,
    int members,
    boolean frozen,
    List<Row> rows) {

  /**
   * A line.
   *
   * @param name empty where the member does not want to be named
   * @param former position in the period before; null where there was none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(int position, String name, long amount, @Nullable Integer former) {}

  static EmbeddedBoard of(BoardLooks.Look look, List<BoardLooks.Line> lines) {
    return new EmbeddedBoard(
        look.board().id(),
        look.board().name(),
        look.counts(),
        look.window(),
        look.period(),
        look.season(),
        look.asOf() == null ? null : look.asOf().toString(),
        look.members(),
        look.frozen(),
        lines.stream()
            .map(line -> new Row(line.position(), line.name(), line.amount(), line.former()))
            .toList());
  }
}
