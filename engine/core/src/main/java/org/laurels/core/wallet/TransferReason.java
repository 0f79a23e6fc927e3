// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

/** Why credits were moved. The list is closed. */
public enum TransferReason {
  /** The programme gave them for an event. */
  AWARD(1),
  /** They may be used from now on. */
  VEST(2),
  /** What a member owed was paid from what vested. */
  REPAY(3),
  /** What they were given for no longer stands. */
  TAKE_BACK(4),
  /** The same, of which too little was left. */
  OWE(5),
  /** They were not used, or not chosen for, in time. */
  EXPIRE(6),
  /** Set aside for a redemption or a payout. */
  HOLD(7),
  /** The redemption was fulfilled, the payout made. */
  CAPTURE(8),
  /** The redemption or the payout came to nothing. */
  RELEASE(9),
  /** A fulfilled redemption was paid back. */
  REFUND(10),
  /** A person gave or took them, with a note. */
  ADJUST(11),
  /** The company added to a gift. */
  MATCH(12),
  /** A member set them aside for a bounty. */
  BOUNTY_HOLD(40),
  /** The bounty was awarded: what was set aside for it goes out. */
  BOUNTY_PAY(41),
  /** The bounty went back to the member. */
  BOUNTY_RELEASE(42),
  /** Got for a bounty. */
  BOUNTY_GAIN(43),
  /** The company put up a bounty. */
  BOUNTY_OFFER(44),
  /** The bounty went back to the company. */
  BOUNTY_WITHDRAW(45);

  private final int code;

  TransferReason(int code) {
    this.code = code;
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** Whether its cause is a bounty. */
  public boolean isOfBounty() {
    return switch (this) {
      case BOUNTY_HOLD, BOUNTY_PAY, BOUNTY_RELEASE, BOUNTY_GAIN, BOUNTY_OFFER, BOUNTY_WITHDRAW ->
          true;
      case AWARD,
          VEST,
          REPAY,
          TAKE_BACK,
          OWE,
          EXPIRE,
          HOLD,
          CAPTURE,
          RELEASE,
          REFUND,
          ADJUST,
          MATCH ->
          false;
    };
  }

  /** The reason with that number. */
  public static TransferReason of(int code) {
    for (TransferReason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason has the code " + code);
  }
}
