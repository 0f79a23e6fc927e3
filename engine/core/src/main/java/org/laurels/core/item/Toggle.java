// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventOrder;

/**
 * A moment at which an earlier event ceased to count, or counted again.
 *
 * @param at where the cause stands in the timeline
 * @param byEventId the event that caused it
 * @param item the item at that moment, which a keep-if policy reads; null where there is none
 */
public record Toggle(EventOrder at, long byEventId, Kind kind, @Nullable ItemView item) {
  /** Why it was switched. */
  public enum Kind {
    /** The host took the event itself back; nothing of it is kept. */
    WITHDRAWN,
    /** The item was hidden or deleted; a rule's policy says what is kept. */
    HIDDEN,
    /** The item came back. */
    RESTORED
  }
}
