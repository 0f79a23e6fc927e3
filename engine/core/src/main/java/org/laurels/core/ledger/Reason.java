// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.ledger;

/** Why an entry was made. The list is closed. */
public enum Reason {
  /** What a member has from the beginning. */
  START(1),
  /** What a rule gave or took. */
  AWARD(2),
  /** What a limit held back of an award: names the same cause and rule. */
  LIMIT(3),
  /** What a floor gave back of a loss. */
  FLOOR(4),
  /** Undoes one earlier entry and names it. */
  REVERSAL(5),
  /** Made by a person, with a note. */
  ADJUSTMENT(6),
  EXPIRY(7),
  HOLD(8),
  CAPTURE(9),
  RELEASE(10);

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** The reason with that number. */
  public static Reason of(int code) {
    for (Reason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason has the code " + code);
  }
}
