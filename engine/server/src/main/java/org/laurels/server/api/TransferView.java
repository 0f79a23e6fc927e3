// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.wallet.Adjustment;
import org.laurels.core.wallet.Transfer;

/**
 * A line of a wallet's statement.
 *
 * @param from the account that it went from, and where it went to
 * @param redemption what it was set aside, spent or given back for
 * @param bounty what it was set aside, paid, got or given back for
 * @param by who adjusted the wallet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferView(
    String transfer,
    String at,
    String unit,
    String reason,
    long amount,
    String from,
    String to,
    @Nullable String redemption,
    @Nullable String bounty,
    @Nullable String by,
    @Nullable String note) {
  static TransferView of(Transfer one, Map<Long, Adjustment> adjustments) {
    Adjustment adjustment = adjustments.get(one.causeId());
    return new TransferView(
        OpaqueId.TRANSFER.of(one.id()),
        one.at().toString(),
        one.unit(),
        one.reason().name().toLowerCase(Locale.ROOT),
        one.amount(),
        one.from().name().toLowerCase(Locale.ROOT),
        one.to().name().toLowerCase(Locale.ROOT),
        switch (one.reason()) {
          case HOLD, CAPTURE, RELEASE, REFUND -> OpaqueId.REDEMPTION.of(one.causeId());
          default -> null;
        },
        one.reason().isOfBounty() ? OpaqueId.BOUNTY.of(one.causeId()) : null,
        adjustment == null ? null : adjustment.by(),
        adjustment == null ? null : adjustment.note());
  }
}
