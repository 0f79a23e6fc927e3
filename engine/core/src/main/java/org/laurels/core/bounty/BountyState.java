// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

/**
 * What has become of a bounty. Credits are set aside in {@link #OPEN} alone; the others are ends.
 */
public enum BountyState {
  /** Set aside for whoever helps. */
  OPEN(1),
  /** One member got all of it. */
  AWARDED(2),
  /** Several members got it by a written share. */
  SPLIT(3),
  /** It went back to who had put it up. */
  RETURNED(4);

  private final int code;

  BountyState(int code) {
    this.code = code;
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** The state with that number. */
  public static BountyState of(int code) {
    for (BountyState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state has the code " + code);
  }
}
