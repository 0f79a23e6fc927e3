// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

/** A member wants to spend more than is there to be spent. Nothing was moved. */
public final class NotEnoughCreditsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long available;
  private final long lacking;

  NotEnoughCreditsException(long available, long wanted) {
    super("only " + available + " of " + wanted + " are available");
    this.available = available;
    this.lacking = wanted - available;
  }

  /** How many could be spent. */
  public long available() {
    return available;
  }

  /** How many more would be needed. */
  public long lacking() {
    return lacking;
  }
}
