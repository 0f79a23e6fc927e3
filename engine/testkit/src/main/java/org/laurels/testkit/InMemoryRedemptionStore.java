// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.RedemptionStore;

/** Redemptions beside an intake store in plain maps. */
final class InMemoryRedemptionStore implements RedemptionStore {
  private final InMemoryIntakeStore intake;

  InMemoryRedemptionStore(InMemoryIntakeStore intake) {
    this.intake = intake;
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return intake.money(community, work);
  }

  private List<Redemption> all(Community community) {
    return write(
        community,
        unit ->
            intake.redemptions(community).stream().map(id -> unit.find(id).orElseThrow()).toList());
  }

  @Override
  public Optional<Redemption> find(Community community, long redemptionId) {
    return write(community, unit -> unit.find(redemptionId));
  }

  @Override
  public List<Redemption> of(Community community, long memberId, int limit) {
    return all(community).stream().filter(one -> one.memberId() == memberId).limit(limit).toList();
  }

  @Override
  public List<Redemption> list(
      Community community, @Nullable RedemptionState state, long after, int limit) {
    return all(community).stream()
        .filter(one -> state == null ? one.id() < after : one.id() > after && one.state() == state)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Long> due(Community community, Instant now, int limit) {
    return all(community).stream()
        .filter(one -> one.nextCheckAt() != null && !one.nextCheckAt().isAfter(now))
        .map(Redemption::id)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<String, Long> taken(Community community) {
    return intake.counters(community);
  }

  @Override
  public Map<String, Long> freeCodes(Community community, Collection<String> rewards) {
    return Map.of();
  }
}
