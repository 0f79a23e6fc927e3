// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.util.Optional;
import org.laurels.core.fold.MemberState;
import org.laurels.core.wallet.WalletUnit;

/**
 * What a transaction can do with redemptions and the wallets they are paid from. Members are locked
 * first, redemptions after them, stocks and codes last.
 */
public interface RedemptionUnit extends WalletUnit {
  /** Whether redemptions of the community stand still. */
  boolean isHalted();

  /** A member's figures; empty ones where there is no such member. */
  MemberState figures(long memberId);

  /** The redemption; not locked. */
  Optional<Redemption> find(long redemptionId);

  /** Locks the redemption; its member must be locked. */
  Optional<Redemption> lock(long redemptionId);

  /** How many redemptions of a reward a member has that were not given back. */
  long count(long memberId, String reward);

  /** Whether the member has any redemption that came to a good end. */
  boolean hasSettled(long memberId);

  void insert(Redemption redemption);

  /** Writes where a locked redemption stands. */
  void save(Redemption redemption);

  /**
   * Takes one of a stock, or some of what the company adds at most.
   *
   * @param counter what is counted, such as the stock of a reward
   * @return whether there was so much left; where not, nothing was taken
   */
  boolean take(String counter, long amount, long atMost);

  /** Gives back what was taken. */
  void giveBack(String counter, long amount);

  /**
   * Sets a code of the reward's pool aside.
   *
   * @return whether there was one
   */
  boolean reserveCode(String reward, long redemptionId);

  /** Puts the code back into the pool. */
  void freeCode(long redemptionId);
}
