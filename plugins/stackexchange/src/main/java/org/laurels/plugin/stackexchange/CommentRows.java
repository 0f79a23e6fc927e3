// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/** Comments.xml. A comment's item has an id that no post has. */
record CommentRows(DumpIds ids, BackfillContext context) implements RowMapping {
  @Override
  public void map(RowReader row, Consumer<SourceEvent> out) {
    int id = row.id("Id");
    int post = row.id("PostId");
    if (!ids.hasPost(post)) {
      context.skip("comments on posts that are not in the dump");
      return;
    }
    ids.comments.add(id);
    String author = ids.member(row, "UserId");
    Instant created = row.time("CreationDate");
    String name = "comment-" + id;
    SourceItem item =
        new SourceItem(
            name,
            "comment",
            String.valueOf(post),
            author,
            null,
            null,
            created,
            null,
            null,
            Map.of());
    out.accept(
        SourceEvent.builder(name, SourceEventTypes.COMMENT_POSTED, created)
            .sequence(id)
            .actor(author)
            .item(item)
            .build());
  }
}
