// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.intake.AuditStore;
import org.laurels.core.item.ItemState;

/** Walks over what an {@link InMemoryIntakeStore} holds. */
public final class InMemoryAuditStore implements AuditStore {
  private final InMemoryIntakeStore store;

  public InMemoryAuditStore(InMemoryIntakeStore store) {
    this.store = store;
  }

  @Override
  public long roots(Community community) {
    return rootsOf(community).size();
  }

  @Override
  public List<Long> rootsAfter(Community community, long after, int limit) {
    return after(rootsOf(community), after, limit);
  }

  private List<Long> rootsOf(Community community) {
    return store.items(community).stream()
        .filter(item -> item.facts().parentId() == 0)
        .map(ItemState::id)
        .toList();
  }

  private static List<Long> after(Collection<Long> ids, long after, int limit) {
    return ids.stream().filter(id -> id > after).limit(limit).toList();
  }

  @Override
  public long members(Community community) {
    return store.members(community).size();
  }

  @Override
  public List<Long> membersAfter(Community community, long after, int limit) {
    return after(new TreeSet<>(store.members(community).keySet()), after, limit);
  }

  @Override
  public List<Long> ranksDue(Community community, Instant now, long after, int limit) {
    TreeSet<Long> due = new TreeSet<>();
    store
        .members(community)
        .forEach(
            (member, state) -> {
              Instant until = state.honours().rankUntil();
              if (until != null && !now.isBefore(until)) {
                due.add(member);
              }
            });
    return after(due, after, limit);
  }

  @Override
  public List<String> unbalanced(Community community) {
    try {
      store.books(community).check();
      return List.of();
    } catch (AssertionError e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
