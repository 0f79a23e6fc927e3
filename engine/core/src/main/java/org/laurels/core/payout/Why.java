// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

/** Why a line is as it is. */
public enum Why {
  /** The member has chosen the way. */
  CHOSEN(1),
  /** The member has chosen nothing, and the programme says which way that goes. */
  SILENT_WAY(2),
  /** The member has chosen nothing. */
  SILENT(3),
  /** There is less than the chosen way takes, or than any way does. */
  TOO_LITTLE(4),
  /** The programme no longer has the way that was chosen. */
  NO_SUCH_WAY(5),
  /** A moderator has frozen the wallet. */
  FROZEN(6),
  /** The member owes as much as there is. */
  DEBT(7),
  /** The sum of the year needs paperwork, which is not there. */
  PAPERWORK(8);

  private final int code;

  Why(int code) {
    this.code = code;
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** The reason with that number. */
  public static Why of(int code) {
    for (Why why : values()) {
      if (why.code == code) {
        return why;
      }
    }
    throw new IllegalArgumentException("no reason has the code " + code);
  }
}
