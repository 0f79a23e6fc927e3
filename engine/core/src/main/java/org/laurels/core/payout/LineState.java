// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

/** How far a line of a payout is. */
public enum LineState {
  /** Nothing is paid: the credits stay, or ended. */
  KEPT(1),
  /** Set aside until the paperwork of the year is there. */
  WITHHELD(2),
  /** Set aside, to be exported. */
  HELD(3),
  /** Whoever pays was told. */
  SUBMITTED(4),
  /** Paid. */
  PAID(5),
  /** It could not be paid: the credits are back. */
  FAILED(6);

  private final int code;

  LineState(int code) {
    this.code = code;
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** The state with that number. */
  public static LineState of(int code) {
    for (LineState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state of a line has the code " + code);
  }

  /** Whether whoever pays is, or was, to pay it. */
  public boolean isForPayment() {
    return this != KEPT && this != WITHHELD;
  }
}
