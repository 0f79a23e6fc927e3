// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PayoutLine;
import org.laurels.server.payout.LinesTable;
import org.laurels.server.payout.PayoutSum;

/**
 * What a close does, or would do. Amounts are in credits.
 *
 * @param made whether this call has closed the period; not so for a dry run, or the second time
 * @param lines the first of them
 * @param more how many more there are, which the table has
 */
public record PayoutReportView(
    String cycle,
    String period,
    String state,
    String unit,
    boolean made,
    List<CycleView.Sum> sums,
    List<Line> lines,
    int more) {
  static final int LINES_MAX = 1_000;

  /**
   * What becomes of a member's credits.
   *
   * @param id null for a line that only a dry run has made
   * @param way null where nothing is paid
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      @Nullable String id,
      String member,
      long tally,
      @Nullable String way,
      long amount,
      long matched,
      long kept,
      long ends,
      long debt,
      String state,
      String why) {
    static Line of(Closing.Report report, PayoutLine line) {
      String id = LinesTable.id(report, line);
      return new Line(
          id.isEmpty() ? null : id,
          OpaqueId.MEMBER.of(line.memberId()),
          line.tally(),
          line.way().isEmpty() ? null : line.way(),
          line.amount(),
          line.matched(),
          line.kept(),
          line.expired(),
          line.debt(),
          LinesTable.word(line.state()),
          LinesTable.word(line.why()));
    }
  }

  static PayoutReportView of(Closing.Report report) {
    List<PayoutLine> lines = report.lines();
    return new PayoutReportView(
        report.run().cycle(),
        report.run().first().toString(),
        LinesTable.word(report.run().state()),
        report.run().unit(),
        report.made(),
        PayoutSum.of(lines).stream().map(CycleView.Sum::of).toList(),
        lines.stream().limit(LINES_MAX).map(line -> Line.of(report, line)).toList(),
        Math.max(0, lines.size() - LINES_MAX));
  }
}
