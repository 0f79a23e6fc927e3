// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;
import org.laurels.core.standing.StandingStore;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceItem;

/** Translates between a plugin's events and ours. */
public final class SourceEvents {
  private SourceEvents() {}

  /**
   * The event as the engine takes it.
   *
   * @throws org.laurels.core.event.InvalidEventException if it cannot be taken
   */
  public static Event toEvent(String source, SourceEvent event) {
    return new Event(
        source,
        event.id(),
        event.type(),
        event.time(),
        event.sequence(),
        event.actor(),
        toMention(event.item()),
        event.value(),
        event.attributes(),
        event.undoes());
  }

  private static @Nullable ItemMention toMention(@Nullable SourceItem item) {
    return item == null
        ? null
        : new ItemMention(
            item.id(),
            item.kind(),
            item.parent(),
            item.author(),
            item.board(),
            item.tags(),
            item.created(),
            item.url(),
            item.title(),
            item.attributes());
  }

  static KnownEvent toKnown(StandingStore.KnownEvent event) {
    KnownEvent.State state =
        event.withdrawn()
            ? KnownEvent.State.WITHDRAWN
            : event.hidden() ? KnownEvent.State.HIDDEN : KnownEvent.State.LIVE;
    return new KnownEvent(
        event.id(), event.type(), event.time(), event.actor(), event.itemId(), state);
  }
}
