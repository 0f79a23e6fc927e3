// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

/** Where credits can be. The list is closed. */
public enum Account {
  /** A member's, given and not to be used yet. */
  PENDING(1, true),
  /** A member's, to be used. */
  AVAILABLE(2, true),
  /** A member's, set aside for a redemption or a bounty that is under way. */
  HELD(3, true),
  /** What a member owes: goes below zero only. */
  DEBT(4, true),
  /** Where what is given comes from, and what is taken back goes to. */
  ISSUED(11, false),
  /** What members have redeemed. */
  SPENT(12, false),
  /** What was not used in time. */
  EXPIRED(13, false),
  /** Where what people give and take by hand comes from and goes to. */
  ADJUSTED(14, false),
  /** Where what the company adds to a gift comes from. */
  MATCHED(15, false),
  /** Where the company's open bounties wait; a member's goes through it when it is awarded. */
  BOUNTY(40, false);

  private final int code;
  private final boolean ofMember;

  Account(int code, boolean ofMember) {
    this.code = code;
    this.ofMember = ofMember;
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** Whether each identity has one of its own; the others are the community's. */
  public boolean isOfMember() {
    return ofMember;
  }

  /** The account with that number. */
  public static Account of(int code) {
    for (Account account : values()) {
      if (account.code == code) {
        return account;
      }
    }
    throw new IllegalArgumentException("no account has the code " + code);
  }
}
