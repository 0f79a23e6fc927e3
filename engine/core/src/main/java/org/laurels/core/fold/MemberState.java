// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventKey;
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
 * @param honours what is kept of badges and ranks
 * @param rank id of the rank held when it was written; empty where there is none
 * @param joined when the member was first seen; null before that
 * @param lastOrder where the last event stands; null before the first
 */
public record MemberState(
    Map<String, Long> balances,
    Map<String, Long> counts,
    Map<String, Long> did,
    Map<WindowKey, Long> windows,
    Map<String, Set<String>> counters,
    Honours honours,
    String rank,
    @Nullable Instant joined,
    @Nullable EventOrder lastOrder) {

  /** A member of whom nothing has happened yet. */
  public static final MemberState EMPTY =
      new MemberState(
          Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Honours.NONE, "", null, null);

  /**
   * Whether it says the same as another, of which this may have been written at another moment: a
   * rank that was held by grace until before now tells nothing.
   */
  public boolean isSame(MemberState other, Instant now) {
    Instant until = honours.rankUntil();
    boolean lapsed = until != null && !now.isBefore(until);
    return lapsed ? withRank("", null).equals(other.withRank("", null)) : equals(other);
  }

  private MemberState withRank(String other, @Nullable Instant until) {
    return new MemberState(
        balances,
        counts,
        did,
        windows,
        counters,
        honours.withRankUntil(until),
        other,
        joined,
        lastOrder);
  }

  /** The same where events have been given other names. */
  public MemberState renaming(Map<EventKey, EventKey> names) {
    if (lastOrder == null || !names.containsKey(lastOrder.key())) {
      return this;
    }
    EventOrder order =
        new EventOrder(
            lastOrder.time(),
            lastOrder.sequence(),
            names.getOrDefault(lastOrder.key(), lastOrder.key()));
    return new MemberState(balances, counts, did, windows, counters, honours, rank, joined, order);
  }

  /** At least this many live events are on the timeline. */
  public long eventsSeen() {
    long seen = 0;
    for (long count : counts.values()) {
      seen += count;
    }
    return seen;
  }
}
