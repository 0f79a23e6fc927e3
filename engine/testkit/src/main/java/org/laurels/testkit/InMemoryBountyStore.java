// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyItem;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.bounty.Paid;
import org.laurels.core.community.Community;

/** Bounties beside an intake store in plain maps. */
final class InMemoryBountyStore implements BountyStore {
  private final InMemoryIntakeStore intake;

  InMemoryBountyStore(InMemoryIntakeStore intake) {
    this.intake = intake;
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return intake.bounty(community, work);
  }

  @Override
  public Optional<BountyItem> item(Community community, String host, String id) {
    return write(community, unit -> unit.item(host, id));
  }

  @Override
  public Optional<Bounty> find(Community community, long bountyId) {
    return write(community, unit -> unit.bounty(bountyId));
  }

  @Override
  public List<Paid> paid(Community community, long bountyId) {
    return write(community, unit -> ((InMemoryBountyUnit) unit).paid(bountyId));
  }

  @Override
  public List<Bounty> list(
      Community community,
      @Nullable BountyItem item,
      @Nullable BountyState state,
      long before,
      int limit) {
    return all(community).stream()
        .filter(one -> item == null || one.item().equals(item))
        .filter(one -> state == null || one.state() == state)
        .filter(one -> one.id() < before)
        .sorted(Comparator.comparing(Bounty::id).reversed())
        .limit(limit)
        .toList();
  }

  private List<Bounty> all(Community community) {
    return write(community, unit -> ((InMemoryBountyUnit) unit).all());
  }

  @Override
  public List<Long> due(Community community, Instant now, int limit) {
    return all(community).stream()
        .filter(one -> one.state() == BountyState.OPEN && one.isExpired(now))
        .map(Bounty::id)
        .limit(limit)
        .toList();
  }
}
