// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.stream.Stream;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.BackfillStoppedException;
import org.laurels.spi.InvalidSourceEventException;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * One run over a dump. Users and posts are read beforehand to know which there are; then all files
 * at once, as one line of events; then the posts' views, which are as of the end; and in the end
 * what the engine holds from an older dump is compared with this one.
 */
final class DumpImport {
  /** Stands after every row of its moment, in the order of sequences. */
  static final long VIEWS_SEQUENCE = 1L << 60;

  private static final int STOP_ROWS = 4_096;

  private final Dump dump;
  private final BackfillContext context;
  private final boolean again;
  private final DumpIds ids;
  private final UserRows users;
  private final PostRows posts;

  DumpImport(Dump dump, Site site, BackfillContext context) {
    this.dump = dump;
    this.context = context;
    try (Stream<KnownEvent> known = context.known()) {
      this.again = known.findAny().isPresent();
    }
    this.ids = new DumpIds(again);
    this.users = new UserRows(ids, site);
    this.posts = new PostRows(ids, site, dump.has(DumpTable.HISTORY), context);
  }

  void run() {
    long total = dump.size(DumpTable.USERS) + 2 * dump.size(DumpTable.POSTS);
    for (DumpTable table : DumpTable.values()) {
      total += dump.size(table);
    }
    context.progress().total(total);
    context.progress().phase("reading ids");
    readRows(DumpTable.USERS, this::noteUser);
    readRows(DumpTable.POSTS, posts::note);
    context.progress().phase("importing");
    offerRows();
    readRows(DumpTable.POSTS, this::offerViews);
    if (again) {
      context.progress().phase("comparing");
      new Comparison(dump, ids, context).run();
    }
  }

  private interface RowVisitor {
    void visit(RowReader row);
  }

  /** Rows that are broken are warned about where they are imported, not here. */
  private void readRows(DumpTable table, RowVisitor visitor) {
    try (RowReader rows = dump.read(table, context.progress()::advance)) {
      for (long count = 1; rows.next(); count++) {
        if (count % STOP_ROWS == 0 && context.stopRequested()) {
          throw new BackfillStoppedException("stop was requested");
        }
        try {
          visitor.visit(rows);
        } catch (BrokenRowException | InvalidSourceEventException broken) {
          // Warned about where it is imported.
        }
      }
    }
  }

  private void noteUser(RowReader row) {
    if (row.number("Id") > 0) {
      ids.users.add(row.id("Id"));
    }
  }

  private void offerRows() {
    try (TimeMerge merge = new TimeMerge()) {
      feed(merge, DumpTable.USERS, users);
      feed(merge, DumpTable.POSTS, posts);
      feed(merge, DumpTable.VOTES, new VoteRows(ids, context));
      feed(merge, DumpTable.COMMENTS, new CommentRows(ids, context));
      feed(merge, DumpTable.HISTORY, new HistoryRows(ids, context));
      for (SourceEvent event = merge.next(); event != null; event = merge.next()) {
        ids.saw(event.time());
        context.offer(event);
      }
    }
  }

  private void feed(TimeMerge merge, DumpTable table, RowMapping mapping) {
    if (dump.has(table)) {
      RowReader rows = dump.read(table, context.progress()::advance);
      merge.add(new RowFeed(table, rows, mapping, ids, context));
    }
  }

  private void offerViews(RowReader row) {
    int id = row.id("Id");
    long views = row.number("ViewCount", 0);
    if (views > 0 && ids.questions.has(id)) {
      context.offer(
          SourceEvent.builder(
                  "views-" + id + "-" + views, SourceEventTypes.VIEWS_COUNTED, ids.lastMoment())
              .sequence(VIEWS_SEQUENCE)
              .item(SourceItem.of(String.valueOf(id)))
              .value(views)
              .build());
    }
  }
}
