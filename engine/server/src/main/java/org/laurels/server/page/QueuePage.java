// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * Redemptions that a person is to decide about, or to fulfil.
 *
 * @param news what has just come of a form; empty where none was sent
 * @param fault why a form has moved nothing; empty where none was refused
 * @param wanting those that want a yes, the oldest first
 * @param open those that a person fulfils, the oldest first
 * @param csrf proves that a form is ours
 */
public record QueuePage(String news, String fault, List<Row> wanting, List<Row> open, String csrf) {
  public QueuePage {
    wanting = List.copyOf(wanting);
    open = List.copyOf(open);
  }

  /**
   * A redemption.
   *
   * @param approvals how many have said yes, of how many; empty where nobody needs to
   * @param mine whether the reader has said yes, who cannot do so twice
   * @param address where forms about it are sent, but for the step
   * @param yes what the form that agrees is known by
   * @param no what the form that refuses is known by
   */
  public record Row(
      String id,
      MemberHead member,
      String reward,
      String amount,
      String unit,
      Moment requested,
      String approvals,
      boolean mine,
      String address,
      String yes,
      String no) {}
}
