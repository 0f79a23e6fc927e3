// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyItem;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.bounty.Paid;
import org.laurels.core.bounty.SeenItem;
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
  public Map<Long, SeenItem> seen(Community community, Collection<Long> itemNumbers) {
    return write(community, unit -> ((InMemoryBountyUnit) unit).seen(itemNumbers));
  }

  @Override
  public Optional<Bounty> find(Community community, long bountyId) {
    return write(community, unit -> unit.bounty(bountyId));
  }

  @Override
  public List<Bounty> numbered(Community community, Collection<Long> bountyIds) {
    return all(community).stream()
        .filter(one -> bountyIds.contains(one.id()))
        .sorted(Comparator.comparing(Bounty::id))
        .toList();
  }

  @Override
  public Map<Long, List<Paid>> paid(Community community, Collection<Long> bountyIds) {
    Map<Long, List<Paid>> paid = new TreeMap<>();
    for (long id : bountyIds) {
      List<Paid> shares = write(community, unit -> ((InMemoryBountyUnit) unit).paid(id));
      if (!shares.isEmpty()) {
        paid.put(id, shares);
      }
    }
    return paid;
  }

  @Override
  public List<Bounty> of(Community community, long memberId, long before, int limit) {
    List<Bounty> all = all(community);
    Map<Long, List<Paid>> paid = paid(community, all.stream().map(Bounty::id).toList());
    return all.stream()
        .filter(
            one ->
                (!one.isOfCompany() && one.memberId() == memberId)
                    || paid.getOrDefault(one.id(), List.of()).stream()
                        .anyMatch(share -> share.memberId() == memberId))
        .filter(one -> one.id() < before)
        .sorted(Comparator.comparing(Bounty::id).reversed())
        .limit(limit)
        .toList();
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
