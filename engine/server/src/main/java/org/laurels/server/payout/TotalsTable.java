// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.payout;

import java.util.List;
import java.util.Map;
import org.laurels.core.member.Identity;
import org.laurels.core.payout.PayoutStore.YearTotal;
import org.laurels.server.csv.CsvRow;

/** What members were paid in a calendar year. Amounts are in minor units of the currency. */
public final class TotalsTable {
  private TotalsTable() {}

  /** The table, with the names that hosts have for members. */
  public static String of(int year, List<YearTotal> totals, Map<Long, Identity> identities) {
    StringBuilder table =
        new StringBuilder(
            CsvRow.of("host", "identity", "year", "currency", "paid", "given", "paperwork"));
    for (YearTotal one : totals) {
      Identity identity = identities.get(one.identityId());
      table.append(
          CsvRow.of(
              identity == null ? "" : identity.host(),
              identity == null ? "" : identity.id(),
              year,
              one.currency(),
              one.gated(),
              one.given(),
              one.papers() ? "yes" : "no"));
    }
    return table.toString();
  }
}
