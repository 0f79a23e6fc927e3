// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.SourceEvent;

/**
 * Merges the files of a dump into one line of events, oldest first. Files are in the order of their
 * ids, which is that of time but for a few rows (what was moved in from elsewhere); those come
 * late, which the engine allows.
 */
final class TimeMerge implements AutoCloseable {
  /**
   * So many events of later moments wait for their turn; with more, the earliest comes too soon.
   */
  static final int LATER_MAX = 20_000;

  private static final Comparator<SourceEvent> ORDER =
      Comparator.comparing(SourceEvent::time)
          .thenComparingLong(SourceEvent::sequence)
          .thenComparing(SourceEvent::id);

  private final List<RowFeed> all = new ArrayList<>();
  private final PriorityQueue<RowFeed> feeds =
      new PriorityQueue<>(Comparator.comparing(RowFeed::head, ORDER));
  private final Queue<SourceEvent> later = new PriorityQueue<>(ORDER);

  void add(RowFeed feed) {
    all.add(feed);
    advance(feed);
  }

  private void advance(RowFeed feed) {
    if (feed.advance(later)) {
      feeds.add(feed);
    }
  }

  /** The next event, or null at the end of all files. */
  @Nullable SourceEvent next() {
    SourceEvent waiting = later.peek();
    RowFeed feed = feeds.peek();
    if (feed == null
        || (waiting != null
            && (later.size() > LATER_MAX || ORDER.compare(waiting, feed.head()) <= 0))) {
      return later.poll();
    }
    feeds.remove();
    SourceEvent event = feed.head();
    advance(feed);
    return event;
  }

  @Override
  public void close() {
    all.forEach(RowFeed::close);
  }
}
