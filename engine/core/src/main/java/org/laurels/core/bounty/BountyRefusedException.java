// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

/** A bounty cannot be put up, or cannot come to that end. Nothing was moved. */
public final class BountyRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** The reasons, which callers may tell in other words. */
  public enum Why {
    NO_MEMBER,
    UNKNOWN_BOUNTY,
    UNKNOWN_ITEM,
    UNKNOWN_UNIT,
    WRONG_AMOUNT,
    WRONG_TIME,
    WRONG_PARTS,
    ALREADY_OFFERED,
    NOT_ENOUGH,
    FROZEN,
    OWES,
    HALTED,
    EXPIRED,
    WRONG_STATE,
    OWN_BOUNTY,
    SAME_MEMBER
  }

  BountyRefusedException(Why why, String message) {
    super(message);
    this.why = why;
  }

  BountyRefusedException(Why why, RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
