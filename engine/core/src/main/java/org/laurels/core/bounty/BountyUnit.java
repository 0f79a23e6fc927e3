// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.wallet.WalletUnit;

/**
 * What a transaction can do with bounties and the wallets they move. Members are locked first, in
 * ascending order, the bounty after them.
 */
public interface BountyUnit extends WalletUnit {
  /** Whether credits of the community stand still. */
  boolean isHalted();

  /** The item, where the host has told of it. */
  Optional<BountyItem> item(String host, String id);

  /**
   * Whether the member, with any identity, has a bounty on the item that was not returned.
   *
   * @param memberId 0 for the company
   */
  boolean hasOffered(long memberId, long itemNumber);

  /** The bounty; not locked. */
  Optional<Bounty> bounty(long bountyId);

  /** Whose these identities are now. */
  Map<Long, Long> members(Collection<Long> identities);

  /** Writes a new bounty. Of two that are one giver's on one item, the later has to run again. */
  void insert(Bounty bounty);

  /**
   * Writes how an open bounty ended.
   *
   * @return whether it was open; where not, nothing was written
   */
  boolean close(Bounty bounty, List<Paid> paid);
}
