// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;

/** Port: bounties. Thread-safe. */
public interface BountyStore {
  /** Work in one transaction; may be run again where another one was in the way. */
  interface Work<T> {
    T in(BountyUnit unit);
  }

  /** Runs work in one transaction: all of it is written, or nothing. */
  <T> T write(Community community, Work<T> work);

  /** The item, where the host has told of it. */
  Optional<BountyItem> item(Community community, String host, String id);

  /** These items by their numbers, but for those that the host has hidden or deleted. */
  Map<Long, SeenItem> seen(Community community, Collection<Long> itemNumbers);

  Optional<Bounty> find(Community community, long bountyId);

  /** Those of these that there are, in ascending order. */
  List<Bounty> numbered(Community community, Collection<Long> bountyIds);

  /**
   * Who got what of bounties, by bounty, in the order in which the shares were written. One of
   * which nobody got anything is not named.
   */
  Map<Long, List<Paid>> paid(Community community, Collection<Long> bountyIds);

  /**
   * Bounties that a member has put up or got something of, with any identity, the newest first.
   *
   * @param before only those with smaller numbers
   */
  List<Bounty> of(Community community, long memberId, long before, int limit);

  /**
   * Bounties, the newest first.
   *
   * @param item null for those on all items
   * @param state null for all
   * @param before only those with smaller numbers
   */
  List<Bounty> list(
      Community community,
      @Nullable BountyItem item,
      @Nullable BountyState state,
      long before,
      int limit);

  /** Open bounties whose time is over by then, the earliest first. */
  List<Long> due(Community community, Instant now, int limit);
}
