// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.payout;

import java.util.List;
import org.laurels.core.payout.PaymentFile.Payment;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.csv.CsvRow;

/** What is to be paid, as whoever pays reads it. Amounts are in minor units of the currency. */
public final class PaymentTable {
  private PaymentTable() {}

  public static String of(List<Payment> payments) {
    StringBuilder table =
        new StringBuilder(
            CsvRow.of("line", "host", "identity", "way", "amount", "matched", "currency"));
    for (Payment one : payments) {
      table.append(
          CsvRow.of(
              OpaqueId.PAYOUT.of(one.line()),
              one.identity().host(),
              one.identity().id(),
              one.way(),
              one.amount(),
              one.matched(),
              one.currency()));
    }
    return table.toString();
  }
}
