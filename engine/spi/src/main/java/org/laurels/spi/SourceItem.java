// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of the host's thing it is about. Only the id must be said; what is null is
 * taken from earlier events about the same item. Immutable.
 *
 * @param id the host's own id, unique in its source
 * @param kind what sort of thing: question, answer, comment, idea, ticket, article…
 * @param parent the host's id of what this answers or comments on
 * @param author the host's id of who wrote it
 * @param board the forum board, category or queue it stands on
 * @param tags at most {@link SourceEventLimits#TAGS_MAX}
 * @param created when it was written
 * @param attributes facts of the item for rules to read, kept until another event changes them
 */
public record SourceItem(
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

  /**
   * Checks every field.
   *
   * @throws InvalidSourceEventException if a field breaks one of the {@link SourceEventLimits}
   */
  public SourceItem {
    SourceEventLimits.name("data.item.id", id);
    SourceEventLimits.optionalName("data.item.kind", kind);
    SourceEventLimits.optionalName("data.item.parent", parent);
    SourceEventLimits.optionalName("data.item.author", author);
    SourceEventLimits.optionalName("data.item.board", board);
    SourceEventLimits.text("data.item.url", url);
    SourceEventLimits.text("data.item.title", title);
    SourceEventLimits.attributes("data.item.attributes", attributes);
    attributes = Map.copyOf(attributes);
    if (tags != null) {
      SourceEventLimits.tags("data.item.tags", tags);
      tags = List.copyOf(tags);
    }
    if (created != null) {
      created = SourceEventLimits.time("data.item.created", created);
    }
    if (id.equals(parent)) {
      throw new InvalidSourceEventException("data.item.parent", "is the item itself");
    }
  }

  /** A mention that says no more than which item it is. */
  public static SourceItem of(String id) {
    return new SourceItem(id, null, null, null, null, null, null, null, null, Map.of());
  }

  /** The same mention with these attributes in place of its own. */
  public SourceItem withAttributes(Map<String, String> changed) {
    return new SourceItem(id, kind, parent, author, board, tags, created, url, title, changed);
  }
}
