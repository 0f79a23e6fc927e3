// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.List;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;

/**
 * Makes one member the author of every second post, so that about half of all events concern that
 * one. Which posts they are follows from their ids: every event of a post says the same author.
 */
final class HotMember {
  static final String ID = "hot";

  private HotMember() {}

  static List<Event> in(List<Event> events) {
    return events.stream().map(HotMember::in).toList();
  }

  /** Whether an event is about a post of that member. */
  static boolean concerns(Event event) {
    return event.item() != null && ID.equals(event.item().author());
  }

  private static Event in(Event event) {
    ItemMention item = event.item();
    if (item == null) {
      return event;
    }
    boolean hot = isHot(item.id());
    String actor = event.actor();
    boolean byAuthor = actor != null && actor.equals(item.author());
    String question = event.type().equals(EventTypes.SOLUTION_ACCEPTED) ? item.parent() : null;
    boolean byHotAsker = question != null && isHot(question);
    if ((hot && byAuthor) || byHotAsker) {
      actor = ID;
    }
    return new Event(
        event.source(),
        event.id(),
        event.type(),
        event.time(),
        event.sequence(),
        actor,
        hot ? by(item) : item,
        event.value(),
        event.attributes(),
        event.undoes());
  }

  private static boolean isHot(String item) {
    return (item.hashCode() & 1) == 0;
  }

  private static ItemMention by(ItemMention item) {
    return new ItemMention(
        item.id(),
        item.kind(),
        item.parent(),
        ID,
        item.board(),
        item.tags(),
        item.created(),
        item.url(),
        item.title(),
        item.attributes());
  }
}
