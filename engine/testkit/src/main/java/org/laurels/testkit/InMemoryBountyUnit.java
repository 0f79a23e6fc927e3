// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyItem;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.BountyUnit;
import org.laurels.core.bounty.Paid;
import org.laurels.core.bounty.SeenItem;
import org.laurels.core.intake.ItemKey;
import org.laurels.core.item.ItemState;
import org.laurels.core.item.ItemStatus;

/** A transaction on bounties in plain maps. */
final class InMemoryBountyUnit extends InMemoryRedemptionUnit implements BountyUnit {
  InMemoryBountyUnit(Tables tables, Journal journal, LongSupplier numbers) {
    super(tables, journal, numbers);
  }

  @Override
  public Optional<BountyItem> item(String host, String id) {
    return Optional.ofNullable(tables.itemIds.get(new ItemKey(host, id)))
        .map(number -> new BountyItem(number, host, id));
  }

  private Bounty current(Bounty bounty) {
    return bounty.of(tables.memberOf.getOrDefault(bounty.identityId(), 0L));
  }

  List<Bounty> all() {
    return tables.bounties.values().stream().map(this::current).toList();
  }

  @Override
  public boolean hasOffered(long memberId, long itemNumber) {
    return all().stream()
        .filter(one -> one.state() != BountyState.RETURNED)
        .anyMatch(one -> one.memberId() == memberId && one.item().number() == itemNumber);
  }

  @Override
  public Optional<Bounty> bounty(long bountyId) {
    return Optional.ofNullable(tables.bounties.get(bountyId)).map(this::current);
  }

  @Override
  public Map<Long, Long> members(Collection<Long> identities) {
    Map<Long, Long> members = new TreeMap<>(tables.memberOf);
    members.keySet().retainAll(identities);
    return members;
  }

  @Override
  public void insert(Bounty bounty) {
    if (hasOffered(bounty.memberId(), bounty.item().number())) {
      throw new IllegalStateException("offered twice: " + bounty);
    }
    journal.put(tables.bounties, bounty.id(), bounty);
  }

  @Override
  public boolean close(Bounty bounty, List<Paid> paid) {
    Bounty before = tables.bounties.get(bounty.id());
    if (before == null || before.state() != BountyState.OPEN) {
      return false;
    }
    journal.put(tables.bounties, bounty.id(), bounty);
    journal.put(tables.paid, bounty.id(), List.copyOf(paid));
    return true;
  }

  Map<Long, SeenItem> seen(Collection<Long> itemNumbers) {
    Map<Long, SeenItem> seen = new TreeMap<>();
    for (long number : itemNumbers) {
      ItemState state = tables.items.get(number);
      if (state != null && state.figures().status() == ItemStatus.LIVE) {
        seen.put(
            number,
            new SeenItem(
                Objects.requireNonNullElse(state.title(), ""),
                Objects.requireNonNullElse(state.url(), "")));
      }
    }
    return seen;
  }

  List<Paid> paid(long bountyId) {
    return tables.paid.getOrDefault(bountyId, List.of()).stream()
        .map(
            one ->
                new Paid(
                    tables.memberOf.getOrDefault(one.identityId(), 0L),
                    one.identityId(),
                    one.parts(),
                    one.amount()))
        .toList();
  }
}
