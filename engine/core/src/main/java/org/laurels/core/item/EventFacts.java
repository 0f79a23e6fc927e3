// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import org.jspecify.annotations.Nullable;

/**
 * What there was to read about an event's item and its parent right after the event.
 *
 * @param item null where the event is about none
 * @param parent null where the item has none or it is unknown
 * @param rivalsPeak the highest score that any other answer to the parent had reached at an earlier
 *     moment, or at the same moment if it stands before this one; 0 where the item is no answer
 */
public record EventFacts(@Nullable ItemView item, @Nullable ItemView parent, long rivalsPeak) {
  public static final EventFacts NONE = new EventFacts(null, null, 0);

  EventFacts withRivalsPeak(long peak) {
    return peak == rivalsPeak ? this : new EventFacts(item, parent, peak);
  }

  /** Number of the identity that wrote the item; 0 while unknown. */
  public long authorId() {
    return item == null ? 0 : item.facts().authorId();
  }

  /** Number of the identity that wrote the parent; 0 while unknown. */
  public long parentAuthorId() {
    return parent == null ? 0 : parent.facts().authorId();
  }
}
