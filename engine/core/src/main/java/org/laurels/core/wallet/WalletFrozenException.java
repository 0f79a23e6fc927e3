// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

/** A moderator has frozen the wallet. Nothing was moved. */
public final class WalletFrozenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WalletFrozenException() {
    super("the wallet is frozen");
  }
}
