// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that the engine already holds. Immutable.
 *
 * @param id the source's own name for it
 * @param type its type
 * @param time when it happened in the host
 * @param actor the host's id of who did it, as it was offered; null where it was not said
 * @param itemId the host's id of the item it is about; null where it is about none
 * @param state what has become of it
 */
public record KnownEvent(
    String id,
    String type,
    Instant time,
    @Nullable String actor,
    @Nullable String itemId,
    State state) {

  public KnownEvent {
    requireNonNull(id, "id is null");
    requireNonNull(type, "type is null");
    requireNonNull(time, "time is null");
    requireNonNull(state, "state is null");
  }

  /** Whether an event still counts. */
  public enum State {
    /** It counts. */
    LIVE,
    /**
     * Its item is hidden or deleted now, and may come back; the event itself was not taken back.
     */
    HIDDEN,
    /** It was taken back by name, or another event took its place. It does not come back. */
    WITHDRAWN
  }
}
