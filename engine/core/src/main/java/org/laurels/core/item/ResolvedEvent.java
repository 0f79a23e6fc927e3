// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.Map;
import org.laurels.core.event.Event;

/**
 * An event whose host ids have been looked up. 0 stands for what the event does not name.
 *
 * @param id number of the event, unique in the installation
 * @param actorId number of the actor's identity
 * @param itemId number of the item
 * @param authorId number of the identity that the event names as the item's author
 * @param parentId number of the item that the event names as the item's parent
 * @param witnessed figures of the actor when the event was first evaluated, by unit and "rank"; a
 *     later fold reads the same. Empty unless a programme reads them
 */
public record ResolvedEvent(
    long id,
    Event event,
    long actorId,
    long itemId,
    long authorId,
    long parentId,
    Map<String, String> witnessed) {
  public ResolvedEvent {
    witnessed = Map.copyOf(witnessed);
  }

  /** The same where what was said has been freed of a person. */
  public ResolvedEvent saying(Event left) {
    return new ResolvedEvent(id, left, actorId, itemId, authorId, parentId, witnessed);
  }

  /** The same event with what was written down of its actor. */
  public ResolvedEvent witnessing(Map<String, String> figures) {
    return new ResolvedEvent(id, event, actorId, itemId, authorId, parentId, figures);
  }
}
