// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/** PostHistory.xml: edits, approved edits, closing and reopening, of posts of every type. */
record HistoryRows(DumpIds ids, BackfillContext context) implements RowMapping {
  private static final Pattern PROPOSED = Pattern.compile("^Proposed by (\\d{1,10}) approved by");

  @Override
  public void map(RowReader row, Consumer<SourceEvent> out) {
    int id = row.id("Id");
    ids.history.add(id);
    int post = row.id("PostId");
    if (!ids.hasPost(post)) {
      context.skip("history of posts that are not in the dump");
      return;
    }
    SourceItem item = item(post);
    switch ((int) row.number("PostHistoryTypeId")) {
      case 1, 2, 3 -> context.skip("first revisions, which are the posts themselves");
      case 4, 5, 6, 7, 8, 9 ->
          out.accept(
              event(row, "history-" + id, id, SourceEventTypes.CONTENT_EDITED)
                  .actor(ids.member(row, "UserId"))
                  .item(item)
                  .build());
      case 10 -> out.accept(closed(row, "closed-" + id, id, item, "true"));
      case 11 -> out.accept(closed(row, "reopened-" + id, id, item, "false"));
      case 24 -> approved(row, id, item, out);
      default -> context.skip("history of other types");
    }
  }

  private SourceItem item(int post) {
    String kind = ids.isContribution(post) ? null : "wiki";
    return new SourceItem(
        String.valueOf(post), kind, null, null, null, null, null, null, null, Map.of());
  }

  private SourceEvent closed(RowReader row, String name, int id, SourceItem item, String closed) {
    return event(row, name, id, SourceEventTypes.CONTENT_EDITED)
        .actor(ids.member(row, "UserId"))
        .item(item.withAttributes(Map.of(PostRows.CLOSED, closed)))
        .build();
  }

  private void approved(RowReader row, int id, SourceItem item, Consumer<SourceEvent> out) {
    String by = proposer(row.text("Comment"));
    if (by == null) {
      context.skip("approved edits proposed by nobody in the dump");
      return;
    }
    out.accept(
        event(row, "edit-" + id, id, SourceEventTypes.EDIT_APPROVED).actor(by).item(item).build());
  }

  private @Nullable String proposer(@Nullable String comment) {
    Matcher proposed = PROPOSED.matcher(comment == null ? "" : comment);
    if (!proposed.find()) {
      return null;
    }
    long user = Long.parseLong(proposed.group(1));
    return user <= IdSet.ID_MAX && ids.users.has((int) user) ? String.valueOf(user) : null;
  }

  private static SourceEvent.Builder event(RowReader row, String name, int id, String type) {
    return SourceEvent.builder(name, type, row.time("CreationDate")).sequence(id);
  }
}
