// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import static java.util.Objects.requireNonNull;

/**
 * What makes an event this event: who says it and the name that source gave it. The same key again
 * is the same event again.
 */
public record EventKey(String source, String id) implements Comparable<EventKey> {
  public EventKey {
    requireNonNull(source, "source is null");
    requireNonNull(id, "id is null");
  }

  @Override
  public int compareTo(EventKey other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return source + "#" + id;
  }
}
