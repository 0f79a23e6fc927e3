// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * Where the payout cycles of a community stand.
 *
 * @param past all periods that were closed, the newest first
 * @param year where the sums of this year are
 */
public record CyclesPage(List<Cycle> cycles, List<Past> past, String year) {
  public CyclesPage {
    cycles = List.copyOf(cycles);
    past = List.copyOf(past);
  }

  /**
   * A cycle.
   *
   * @param periods the one that was over last, and the one that goes on
   */
  public record Cycle(String id, String name, List<Period> periods) {
    public Cycle {
      periods = List.copyOf(periods);
    }
  }

  /** A period of a cycle. */
  public record Period(String title, String state, String address, CyclePicture picture) {}

  /**
   * A period that was closed.
   *
   * @param address empty where the programme has the cycle no more
   */
  public record Past(String cycle, String first, String state, String address) {}
}
