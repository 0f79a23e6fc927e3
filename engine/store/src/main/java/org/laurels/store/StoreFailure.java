// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.SQLException;

/** A statement failed; the cause says how. What it means is decided where the transaction is. */
final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException failure;

  StoreFailure(String message, SQLException failure) {
    super(message + ": " + failure.getMessage(), failure);
    this.failure = failure;
  }

  SQLException failure() {
    return failure;
  }
}
