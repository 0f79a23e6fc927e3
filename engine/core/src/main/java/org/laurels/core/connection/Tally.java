// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import java.time.Instant;

/**
 * How often something became of what a host sent. Immutable.
 *
 * @param count at least 1
 * @param lastAt when it did last
 * @param lastDetail what was said about the last one; may be empty
 * @param lagMillis from the last event's happening to its arrival; 0 where it has none
 */
public record Tally(long count, Instant lastAt, String lastDetail, long lagMillis) {
  public static final int DETAIL_LENGTH_MAX = 500;

  public Tally {
    if (count < 1) {
      throw new IllegalArgumentException("count is less than 1");
    }
    if (lastDetail.length() > DETAIL_LENGTH_MAX) {
      lastDetail = lastDetail.substring(0, DETAIL_LENGTH_MAX);
    }
  }

  /** Both together; what is said last is of the other where that is not older. */
  public Tally plus(Tally other) {
    Tally last = other.lastAt.isBefore(lastAt) ? this : other;
    return new Tally(count + other.count, last.lastAt, last.lastDetail, last.lagMillis);
  }
}
