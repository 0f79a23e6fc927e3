// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import java.time.Instant;

/**
 * Where an event stands in the order things happened, whatever order they arrived in: by time, then
 * by the host's own sequence, then by key so that no two events are equal.
 */
public record EventOrder(Instant time, long sequence, EventKey key)
    implements Comparable<EventOrder> {
  @Override
  public int compareTo(EventOrder other) {
    int byTime = time.compareTo(other.time);
    if (byTime != 0) {
      return byTime;
    }
    int bySequence = Long.compare(sequence, other.sequence);
    return bySequence != 0 ? bySequence : key.compareTo(other.key);
  }

  public boolean isAfter(EventOrder other) {
    return compareTo(other) > 0;
  }
}
