// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.util.function.Predicate;

/** Some lots of a wallet, for what may touch these alone. As the wallet, not thread-safe. */
public final class WalletPart {
  private final Wallet wallet;
  private final Predicate<Lot> lots;

  WalletPart(Wallet wallet, Predicate<Lot> lots) {
    this.wallet = wallet;
    this.lots = lots;
  }

  /** How many credits of it can be spent. */
  public long available() {
    return wallet.available(lots);
  }

  /**
   * Sets credits of it aside, the first to end first.
   *
   * @throws NotEnoughCreditsException if it has too few
   * @throws WalletFrozenException if a moderator has frozen the wallet
   */
  public void hold(long causeId, long amount) {
    wallet.hold(causeId, amount, lots);
  }

  /**
   * Ends credits of it before their time, the first to end first.
   *
   * @throws NotEnoughCreditsException if it has too few
   */
  public void expire(long causeId, long amount) {
    wallet.expire(causeId, amount, lots);
  }
}
