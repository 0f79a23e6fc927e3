// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

/** A step of a payout cannot be taken. Nothing was moved. */
public final class PayoutRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** The reasons, which callers may tell in other words. */
  public enum Reason {
    NO_CYCLE,
    NO_PERIOD,
    NO_MEMBER,
    NO_WAY,
    NO_WORTH,
    TOO_LITTLE,
    TOO_EARLY,
    TOO_LATE,
    WRONG_STATE,
    HALTED
  }

  PayoutRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
