// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.payout;

import java.util.Locale;
import java.util.Map;
import org.laurels.core.member.Identity;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.RunState;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.csv.CsvRow;

/** What a run does, or would do, for each member. Amounts are in credits. */
public final class LinesTable {
  private LinesTable() {}

  static String of(Closing.Report report, Map<Long, Identity> identities) {
    StringBuilder table =
        new StringBuilder(
            CsvRow.of(
                "line",
                "host",
                "identity",
                "tally",
                "way",
                "amount",
                "matched",
                "kept",
                "ends",
                "debt",
                "state",
                "why",
                "year",
                "reference",
                "note"));
    for (PayoutLine line : report.lines()) {
      Identity identity = identities.get(line.identityId());
      table.append(
          CsvRow.of(
              id(report, line),
              identity == null ? "" : identity.host(),
              identity == null ? "" : identity.id(),
              line.tally(),
              line.way(),
              line.amount(),
              line.matched(),
              line.kept(),
              line.expired(),
              line.debt(),
              word(line.state()),
              word(line.why()),
              line.year(),
              line.reference(),
              line.note()));
    }
    return table.toString();
  }

  /** The id of a line; empty for one that only a dry run has made, since the next has another. */
  public static String id(Closing.Report report, PayoutLine line) {
    boolean decided = report.run().state().compareTo(RunState.CLOSED) >= 0;
    return decided ? OpaqueId.PAYOUT.of(line.id()) : "";
  }

  /** A constant as tables and answers have it. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
