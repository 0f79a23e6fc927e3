// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;

/** Port: redemptions. Thread-safe. */
public interface RedemptionStore {
  /** Work in one transaction; may be run again where another one was in the way. */
  interface Work<T> {
    T in(RedemptionUnit unit);
  }

  /** Runs work in one transaction: all of it is written, or nothing. */
  <T> T write(Community community, Work<T> work);

  Optional<Redemption> find(Community community, long redemptionId);

  /** A member's redemptions, the newest first. */
  List<Redemption> of(Community community, long memberId, int limit);

  /**
   * Redemptions in a state, the oldest first; of all states the newest first.
   *
   * @param state null for all
   */
  List<Redemption> list(
      Community community, @Nullable RedemptionState state, long after, int limit);

  /** Redemptions that are to be looked at by then, in ascending order. */
  List<Long> due(Community community, Instant now, int limit);

  /** How many of a stock are taken, by counter. */
  Map<String, Long> taken(Community community);

  /** How many codes of each reward are free. */
  Map<String, Long> freeCodes(Community community, Collection<String> rewards);
}
