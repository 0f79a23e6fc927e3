// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Demotion;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;
import org.laurels.core.rule.Facts;

/**
 * The ranks that a member has reached and that are not lost at once. Looked at after each step of
 * the timeline, since only a step changes a figure: so it is known since when a condition fails.
 */
final class KeptRanks {
  private final Map<String, Instant> failing;

  KeptRanks(Map<String, Instant> before) {
    this.failing = new HashMap<>(before);
  }

  /** Looks at the conditions as they are after what happened at that moment. */
  void look(Programme programme, Instant at, Facts facts) {
    for (Rank rank : programme.keptRanks()) {
      @Nullable Instant since = failing.get(rank.id());
      if (Evaluation.holds(rank.condition(), facts)) {
        failing.put(rank.id(), Instant.MAX);
      } else if (Instant.MAX.equals(since)) {
        failing.put(rank.id(), at);
      } else if (since != null && !keeps(rank, at)) {
        failing.remove(rank.id());
      }
    }
  }

  /** Whether a rank is kept at a moment though its condition may fail. */
  boolean keeps(Rank rank, Instant at) {
    @Nullable Instant since = failing.get(rank.id());
    if (since == null || !rank.isKept()) {
      return false;
    }
    @Nullable Instant end = end(rank, since);
    return end == null || at.isBefore(end);
  }

  /** When a rank whose condition fails will be lost; null where that is never. */
  @Nullable Instant end(Rank rank) {
    @Nullable Instant since = failing.get(rank.id());
    return since == null ? null : end(rank, since);
  }

  private static @Nullable Instant end(Rank rank, Instant since) {
    return rank.demotion() instanceof Demotion.After after && !since.equals(Instant.MAX)
        ? since.plus(after.grace())
        : null;
  }

  Map<String, Instant> all() {
    return failing;
  }
}
