// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;

/** How far the payout of a period is. Those before {@link #CLOSING} follow from the clock. */
public enum RunState {
  /** The period goes on. */
  PLANNED(0),
  /** The period is over, and its members choose. */
  OPEN(1),
  /** Everybody had time to choose; an operator is to close it. */
  DUE(2),
  /** Credits are being set aside, a transaction a member. */
  CLOSING(3),
  /** What is paid is set aside; nothing has left the house. */
  CLOSED(4),
  /** Whoever pays was told, and has not answered for all. */
  EXPORTED(5),
  /** Each line has ended. */
  RECONCILED(6);

  private final int code;

  RunState(int code) {
    this.code = code;
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** The state with that number. */
  public static RunState of(int code) {
    for (RunState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state of a run has the code " + code);
  }

  /** The state of a period of which nothing is stored. */
  static RunState at(Instant now, Instant cutOff, Instant choiceEnd) {
    if (now.isBefore(cutOff)) {
      return PLANNED;
    }
    return now.isBefore(choiceEnd) ? OPEN : DUE;
  }
}
