// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

/** An item as its source names it. */
public record ItemKey(String source, String id) implements Comparable<ItemKey> {
  @Override
  public int compareTo(ItemKey other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }
}
