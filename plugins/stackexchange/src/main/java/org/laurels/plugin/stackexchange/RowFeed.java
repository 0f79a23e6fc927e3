// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.InvalidSourceEventException;
import org.laurels.spi.SourceEvent;

/** A file as a line of events, of which the first can be looked at. */
final class RowFeed implements AutoCloseable {
  private final DumpTable table;
  private final RowReader rows;
  private final RowMapping mapping;
  private final DumpIds ids;
  private final BackfillContext context;
  private @Nullable SourceEvent head;

  RowFeed(
      DumpTable table, RowReader rows, RowMapping mapping, DumpIds ids, BackfillContext context) {
    this.table = table;
    this.rows = rows;
    this.mapping = mapping;
    this.ids = ids;
    this.context = context;
  }

  /** The event of the row it stands at; there must be one. */
  SourceEvent head() {
    return requireNonNull(head, "feed is at its end");
  }

  /**
   * Moves to the next row that says anything.
   *
   * @param later takes what the row says of later moments
   * @return false at the end of the file
   */
  boolean advance(Collection<SourceEvent> later) {
    List<SourceEvent> events = new ArrayList<>(2);
    while (events.isEmpty()) {
      if (!rows.next()) {
        head = null;
        return false;
      }
      map(events);
    }
    head = events.get(0);
    later.addAll(events.subList(1, events.size()));
    return true;
  }

  private void map(List<SourceEvent> events) {
    try {
      mapping.map(rows, events::add);
    } catch (BrokenRowException | InvalidSourceEventException broken) {
      context.warn(rows.place(), String.valueOf(broken.getMessage()));
      if (!rows.hasId()) {
        ids.doubtful.add(table);
      }
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
