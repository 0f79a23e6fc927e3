// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.ItemMention;

/**
 * What the events so far have said of an item.
 *
 * @param kind empty while unknown
 * @param authorId number of the author's identity; 0 while unknown
 * @param parentId number of the parent item; 0 where there is none or it is unknown
 * @param board empty while unknown
 */
public record ItemFacts(
    String kind,
    long authorId,
    long parentId,
    String board,
    List<String> tags,
    @Nullable Instant created,
    Map<String, String> attributes) {

  public static final ItemFacts UNKNOWN = new ItemFacts("", 0, 0, "", List.of(), null, Map.of());

  /** The facts after another mention: what it says replaces, what it leaves out stays. */
  ItemFacts with(ItemMention said, long saidAuthorId, long saidParentId) {
    boolean saysNothing =
        said.kind() == null
            && saidAuthorId == 0
            && saidParentId == 0
            && said.board() == null
            && said.tags() == null
            && said.created() == null
            && said.attributes().isEmpty();
    if (saysNothing) {
      return this;
    }
    return new ItemFacts(
        said.kind() == null ? kind : said.kind(),
        saidAuthorId == 0 ? authorId : saidAuthorId,
        saidParentId == 0 ? parentId : saidParentId,
        said.board() == null ? board : said.board(),
        said.tags() == null ? tags : said.tags(),
        said.created() == null ? created : said.created(),
        merged(said.attributes()));
  }

  private Map<String, String> merged(Map<String, String> said) {
    if (said.isEmpty()) {
      return attributes;
    }
    Map<String, String> all = new HashMap<>(attributes);
    all.putAll(said);
    return Map.copyOf(all);
  }
}
