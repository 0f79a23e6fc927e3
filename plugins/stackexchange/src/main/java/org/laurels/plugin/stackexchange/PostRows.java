// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventLimits;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * Posts.xml: questions and answers, when they became community-owned and, in a dump without {@code
 * PostHistory.xml}, when they were closed.
 */
record PostRows(DumpIds ids, Site site, boolean closedByHistory, BackfillContext context)
    implements RowMapping {
  static final String COMMUNITY_OWNED = "community-owned";
  static final String CLOSED = "closed";

  private static final int QUESTION = 1;
  private static final int ANSWER = 2;

  /** First pass: which posts there are and who owns them. */
  void note(RowReader row) {
    int id = row.id("Id");
    long type = row.number("PostTypeId", 0);
    if (type == QUESTION) {
      ids.questions.add(id);
    } else if (type == ANSWER) {
      ids.answers.add(id);
    } else {
      ids.otherPosts.add(id);
    }
    ids.owner(id, ids.member(row, "OwnerUserId"));
  }

  @Override
  public void map(RowReader row, Consumer<SourceEvent> out) {
    int id = row.id("Id");
    boolean question = ids.questions.has(id);
    if (!question && !ids.answers.has(id)) {
      context.skip("posts that are neither questions nor answers");
      return;
    }
    String owner = ids.member(row, "OwnerUserId");
    String type = question ? SourceEventTypes.QUESTION_ASKED : SourceEventTypes.ANSWER_POSTED;
    Instant created = row.time("CreationDate");
    out.accept(
        SourceEvent.builder("post-" + id, type, created)
            .sequence(id)
            .actor(owner)
            .item(item(row, id, question, owner, created))
            .build());
    if (row.text("CommunityOwnedDate") != null) {
      ids.wikis.add(id);
      Instant owned = row.time("CommunityOwnedDate");
      out.accept(edited("wiki-" + id, id, owned, COMMUNITY_OWNED, owned.toString()));
    }
    if (row.text("ClosedDate") != null) {
      ids.closed.add(id);
      if (!closedByHistory) {
        Instant closed = row.time("ClosedDate");
        String name = "closed-post-" + id + "-" + Comparison.stamp(closed);
        out.accept(edited(name, id, closed, CLOSED, "true"));
      }
    }
  }

  private SourceItem item(
      RowReader row, int id, boolean question, @Nullable String owner, Instant created) {
    String title = row.text("Title");
    String tags = row.text("Tags");
    return new SourceItem(
        String.valueOf(id),
        question ? "question" : "answer",
        question ? null : String.valueOf(row.id("ParentId")),
        owner,
        null,
        tags == null ? null : tags(tags),
        created,
        question ? site.question(id) : site.answer(id),
        title == null ? null : SourceEventLimits.cut(title),
        Map.of());
  }

  /** Tags come as {@code <a><b>}, and as {@code |a|b|} in dumps since 2024. */
  static List<String> tags(String text) {
    List<String> tags = new ArrayList<>(5);
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || "<>|".indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          tags.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return tags;
  }

  private static SourceEvent edited(
      String name, int id, Instant time, String attribute, String value) {
    return SourceEvent.builder(name, SourceEventTypes.CONTENT_EDITED, time)
        .sequence(id)
        .item(SourceItem.of(String.valueOf(id)).withAttributes(Map.of(attribute, value)))
        .build();
  }
}
