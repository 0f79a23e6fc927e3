// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.reward;

import org.jspecify.annotations.Nullable;

/**
 * What the company adds to a gift.
 *
 * @param percent of what the member gives
 * @param atMost how many credits it adds in all; null for any number
 */
public record Match(int percent, @Nullable Long atMost) {
  public static final Match NONE = new Match(0, null);

  public Match {
    if (percent < 0) {
      throw new IllegalArgumentException("the company adds " + percent + " %");
    }
  }

  /** Counts what the company adds. */
  public interface Counter {
    /** Takes so much, unless more than that would be taken in all; whether it did. */
    boolean take(long amount, long atMost);
  }

  /**
   * What the company adds: all of it, or nothing where the most it adds would be passed. What is
   * not limited is counted all the same: whatever comes back is counted down, also when the limit
   * came or went in between.
   */
  public long added(long amount, Counter counter) {
    long added = Math.multiplyExact(amount, (long) percent) / 100;
    long most = atMost == null ? Long.MAX_VALUE : atMost;
    return added > 0 && counter.take(added, most) ? added : 0;
  }
}
