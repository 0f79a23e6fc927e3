// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

/**
 * What is in the accounts of an identity, or of a member with all identities, in one unit.
 *
 * @param pending given and not to be used yet
 * @param available to be used
 * @param held set aside for redemptions and bounties
 * @param debt what is owed; never below 0
 */
public record Balance(long pending, long available, long held, long debt) {
  public static final Balance NONE = new Balance(0, 0, 0, 0);

  public Balance plus(Balance other) {
    return new Balance(
        Math.addExact(pending, other.pending),
        Math.addExact(available, other.available),
        Math.addExact(held, other.held),
        Math.addExact(debt, other.debt));
  }

  /** With this much more in an account. */
  Balance plus(Account account, long change) {
    return switch (account) {
      case PENDING -> plus(new Balance(change, 0, 0, 0));
      case AVAILABLE -> plus(new Balance(0, change, 0, 0));
      case HELD -> plus(new Balance(0, 0, change, 0));
      case DEBT -> plus(new Balance(0, 0, 0, -change));
      case ISSUED, SPENT, EXPIRED, ADJUSTED, MATCHED, BOUNTY -> this;
    };
  }
}
