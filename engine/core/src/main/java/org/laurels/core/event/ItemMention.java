// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of the item it is about. Only the id must be said; what is left out is taken
 * from earlier events about the same item.
 *
 * @param kind what sort of thing: question, answer, comment, idea, ticket, article…
 * @param id the host's own id, unique in its source
 * @param parent the host's id of what this answers or comments on
 * @param author the host's id of who wrote it
 * @param board the forum board, category or queue it stands on
 * @param created when it was written
 * @param attributes facts of the item for rules to read, kept until another event changes them
 */
public record ItemMention(
    String id,
    @Nullable String kind,
    @Nullable String parent,
    @Nullable String author,
    @Nullable String board,
    @Nullable List<String> tags,
    @Nullable Instant created,
    @Nullable String url,
    @Nullable String title,
    Map<String, String> attributes) {

  public ItemMention {
    EventLimits.name("data.item.id", id);
    EventLimits.optionalName("data.item.kind", kind);
    EventLimits.optionalName("data.item.parent", parent);
    EventLimits.optionalName("data.item.author", author);
    EventLimits.optionalName("data.item.board", board);
    EventLimits.text("data.item.url", url);
    EventLimits.text("data.item.title", title);
    EventLimits.attributes("data.item.attributes", attributes);
    attributes = Map.copyOf(attributes);
    if (tags != null) {
      EventLimits.tags("data.item.tags", tags);
      tags = List.copyOf(tags);
    }
    if (created != null) {
      created = EventLimits.time("data.item.created", created);
    }
    if (id.equals(parent)) {
      throw new InvalidEventException("data.item.parent", "is the item itself");
    }
  }

  /** A mention that says no more than which item it is. */
  public static ItemMention of(String id) {
    return new ItemMention(id, null, null, null, null, null, null, null, null, Map.of());
  }
}
