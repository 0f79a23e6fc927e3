// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board in one period.
 *
 * @param counts id of the unit, or the type of the events that are counted
 * @param period such as 2026-11 or all
 * @param asOf up to when everything booked is in it; null before it was first calculated
 * @param members how many have a place
 * @param frozen whether the table is final
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BoardView(
    String id,
    String name,
    String counts,
    String window,
    String period,
    @JsonProperty("as_of") @Nullable String asOf,
    int members,
    boolean frozen,
    List<Row> rows) {
  public BoardView {
    rows = List.copyOf(rows);
  }

  /**
   * A line.
   *
   * @param position 1 for the first; who has the same amount shares it: 1, 2, 2, 4
   * @param member id of the member; null where the member's page is for nobody else
   * @param name how the member is shown; empty where it is not
   * @param former position in the period before; null where there was none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      int position, @Nullable String member, String name, long amount, @Nullable Integer former) {}
}
