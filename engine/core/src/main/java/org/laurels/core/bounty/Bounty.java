// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credits on an item, and what became of them.
 *
 * @param id number of the bounty, by which its transfers name it
 * @param memberId whose it is now; 0 where it is the company's
 * @param identityId the identity that put it up, by which it is still found after a merge is
 *     undone; 0 where it is the company's
 * @param expiresAt when it goes back unless it was awarded; null for never
 * @param closedAt when it came to its end; null while it is open
 */
public record Bounty(
    long id,
    long memberId,
    long identityId,
    BountyItem item,
    String unit,
    long amount,
    BountyState state,
    Instant offeredAt,
    @Nullable Instant expiresAt,
    @Nullable Instant closedAt) {
  public Bounty {
    if (amount <= 0) {
      throw new IllegalArgumentException("bounty " + id + " is of " + amount);
    }
    if ((state == BountyState.OPEN) != (closedAt == null)) {
      throw new IllegalArgumentException("bounty " + id + " is " + state + " at " + closedAt);
    }
  }

  /** Whether the company put it up, and no member. */
  public boolean isOfCompany() {
    return identityId == 0;
  }

  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  /** The same as another member's, as after a merge. */
  public Bounty of(long otherMember) {
    return new Bounty(
        id, otherMember, identityId, item, unit, amount, state, offeredAt, expiresAt, closedAt);
  }

  Bounty closed(BountyState end, Instant now) {
    return new Bounty(id, memberId, identityId, item, unit, amount, end, offeredAt, expiresAt, now);
  }
}
