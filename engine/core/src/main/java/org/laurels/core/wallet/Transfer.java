// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;

/**
 * Credits that went from one account to another. Never changes. One cause moves one lot once for
 * each reason, which stores enforce: so nothing is vested, spent or given back twice.
 *
 * @param id number of the transfer, unique in the installation
 * @param causeId what it was done for: the ledger entry of an award or a take-back, the lot that
 *     vested, the redemption, the bounty or the line of a payout, the adjustment; for an expiry the
 *     microsecond at which the lot ended, or the line of the payout that ended it
 * @param lotId the lot whose credits they are; 0 where they are of none
 * @param fromIdentity whose account it is; 0 for the community's own
 * @param toIdentity whose account it is; 0 for the community's own
 * @param amount above 0
 */
public record Transfer(
    long id,
    String unit,
    TransferReason reason,
    long causeId,
    long lotId,
    Account from,
    long fromIdentity,
    Account to,
    long toIdentity,
    long amount,
    Instant at) {

  public Transfer {
    if (amount <= 0) {
      throw new IllegalArgumentException("transfer " + id + " moves " + amount);
    }
    if (from == to && fromIdentity == toIdentity) {
      throw new IllegalArgumentException("transfer " + id + " goes nowhere");
    }
    if (from.isOfMember() != (fromIdentity != 0) || to.isOfMember() != (toIdentity != 0)) {
      throw new IllegalArgumentException("transfer " + id + " names the wrong owner");
    }
  }
}
