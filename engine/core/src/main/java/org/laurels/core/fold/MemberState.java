// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventOrder;

/**
 * A member's figures after the last event of their timeline: all that the next event, if it comes
 * in order, needs of the past.
 *
 * @param balances by unit, over all identities
 * @param counts live events by type, as author of the item or, without item, as actor
 * @param did live events by type, as actor
 * @param windows what open windows have used of limits and gained of units, by {@link WindowKey}
 * @param counters keys held, by counter
 * @param badges badges held that can be held once
 * @param rank id of the rank held; empty where there is none
 * @param joined when the member was first seen; null before that
 * @param lastOrder where the last event stands; null before the first
 */
public record MemberState(
    Map<String, Long> balances,
    Map<String, Long> counts,
    Map<String, Long> did,
    Map<WindowKey, Long> windows,
    Map<String, Set<String>> counters,
    Set<String> badges,
    String rank,
    @Nullable Instant joined,
    @Nullable EventOrder lastOrder) {

  /** A member of whom nothing has happened yet. */
  public static final MemberState EMPTY =
      new MemberState(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), "", null, null);

  /** At least this many live events are on the timeline. */
  public long eventsSeen() {
    long seen = 0;
    for (long count : counts.values()) {
      seen += count;
    }
    return seen;
  }
}
