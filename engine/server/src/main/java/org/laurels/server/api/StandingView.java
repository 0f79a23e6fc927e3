// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.standing.MemberStanding;

/** A member on the list of those with the most of a unit. */
public record StandingView(int position, long amount, MemberView member) {
  /** Ties share a position: 1, 2, 2, 4. */
  static List<StandingView> of(List<MemberStanding> ordered, String unit) {
    List<StandingView> rows = new ArrayList<>(ordered.size());
    int position = 0;
    long last = 0;
    for (MemberStanding member : ordered) {
      long amount = member.balances().getOrDefault(unit, 0L);
      if (rows.isEmpty() || amount != last) {
        position = rows.size() + 1;
        last = amount;
      }
      rows.add(new StandingView(position, amount, MemberView.of(member)));
    }
    return rows;
  }
}
