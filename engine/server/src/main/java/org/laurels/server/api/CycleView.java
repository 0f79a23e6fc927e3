// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.server.payout.LinesTable;
import org.laurels.server.payout.PayoutSteps;
import org.laurels.server.payout.PayoutSum;

/**
 * Where the payout of a period stands.
 *
 * @param period the first day
 * @param last the last day
 * @param worth of a credit, in minor units of the currency
 * @param choices how many members have chosen each way
 * @param sums what is decided; empty before the close
 */
public record CycleView(
    String cycle,
    String name,
    String period,
    String last,
    String state,
    String unit,
    String currency,
    long worth,
    @JsonProperty("cut_off") String cutOff,
    @JsonProperty("choose_until") String chooseUntil,
    @JsonProperty("changed_at") String changedAt,
    Map<String, Long> choices,
    List<Sum> sums) {

  /** Lines that go one way and stand alike; amounts in credits. */
  public record Sum(
      String way, String state, int lines, long amount, long matched, long kept, long ends) {
    static Sum of(PayoutSum sum) {
      return new Sum(
          sum.way(),
          LinesTable.word(sum.state()),
          sum.lines(),
          sum.amount(),
          sum.matched(),
          sum.kept(),
          sum.ends());
    }
  }

  static CycleView of(PayoutSteps.Standing standing, List<PayoutLine> lines) {
    PayoutRun run = standing.run();
    return new CycleView(
        run.cycle(),
        standing.plan().cycle().name(),
        run.first().toString(),
        standing.plan().period().last().toString(),
        LinesTable.word(run.state()),
        run.unit(),
        run.currency(),
        run.worth(),
        run.cutOff().toString(),
        run.choiceEnd().toString(),
        run.changedAt().toString(),
        standing.choices(),
        PayoutSum.of(lines).stream().map(Sum::of).toList());
  }
}
