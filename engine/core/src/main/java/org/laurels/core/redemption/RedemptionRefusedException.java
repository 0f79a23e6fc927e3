// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

/** A redemption cannot be had, or cannot take that step. Nothing was moved. */
public final class RedemptionRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** The reasons, which callers may tell in other words. */
  public enum Why {
    UNKNOWN_REWARD,
    NOT_OFFERED,
    NOT_ELIGIBLE,
    MEMBER_LIMIT,
    SOLD_OUT,
    WRONG_AMOUNT,
    NOT_ENOUGH,
    FROZEN,
    HALTED,
    NO_MEMBER,
    UNKNOWN_REDEMPTION,
    WRONG_STATE,
    SAME_PERSON
  }

  RedemptionRefusedException(Why why, String message) {
    super(message);
    this.why = why;
  }

  RedemptionRefusedException(Why why, RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
