// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.payout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PayoutLine;

/**
 * The lines of a run that go one way and stand alike, together. Amounts are in credits.
 *
 * @param way empty where nothing is paid
 * @param matched what the company adds
 * @param kept what stays for the next period
 * @param ends what ends
 */
public record PayoutSum(
    String way, LineState state, int lines, long amount, long matched, long kept, long ends) {

  private record Key(String way, LineState state) {}

  /** By way and state, and in their order. */
  public static List<PayoutSum> of(List<PayoutLine> lines) {
    Map<Key, PayoutSum> sums = new HashMap<>();
    for (PayoutLine line : lines) {
      sums.merge(
          new Key(line.way(), line.state()),
          new PayoutSum(
              line.way(),
              line.state(),
              1,
              line.amount(),
              line.matched(),
              line.kept(),
              line.expired()),
          PayoutSum::plus);
    }
    List<PayoutSum> sorted = new ArrayList<>(sums.values());
    sorted.sort(Comparator.comparing(PayoutSum::way).thenComparing(PayoutSum::state));
    return sorted;
  }

  /** All of them together; their way and state say nothing. */
  public static PayoutSum all(List<PayoutSum> sums) {
    return sums.stream().reduce(new PayoutSum("", LineState.KEPT, 0, 0, 0, 0, 0), PayoutSum::plus);
  }

  private PayoutSum plus(PayoutSum other) {
    return new PayoutSum(
        way,
        state,
        lines + other.lines,
        Math.addExact(amount, other.amount),
        Math.addExact(matched, other.matched),
        Math.addExact(kept, other.kept),
        Math.addExact(ends, other.ends));
  }
}
