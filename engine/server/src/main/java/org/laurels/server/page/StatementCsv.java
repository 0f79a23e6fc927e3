// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.laurels.core.community.Community;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.standing.StatementFilter;
import org.laurels.core.standing.StatementLine;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.csv.CsvRow;

/** A member's entries as a table for spreadsheets, written while it is read. */
record StatementCsv(
    StandingStore standings, Community community, long memberId, StatementFilter filter)
    implements StreamingOutput {
  static final String MEDIA_TYPE = "text/csv; charset=utf-8";

  @Override
  public void write(OutputStream output) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    writer.write(
        CsvRow.of(
            "happened_at",
            "change",
            "unit",
            "reason",
            "cause",
            "programme_version",
            "source",
            "event",
            "event_type",
            "item",
            "booked_at",
            "entry",
            "reverses",
            "reversed_by"));
    Long before = Long.MAX_VALUE;
    while (before != null) {
      Page<StatementLine> part =
          standings.statement(community, memberId, filter, before, Page.ROWS_MAX);
      for (StatementLine line : part.rows()) {
        writer.write(row(line));
      }
      before = part.next();
    }
    writer.flush();
  }

  private static String row(StatementLine line) {
    return CsvRow.of(
        line.happenedAt(),
        line.change(),
        line.unit(),
        line.reason().name().toLowerCase(Locale.ROOT),
        line.cause(),
        line.version(),
        line.eventSource(),
        line.eventId(),
        line.eventType(),
        line.itemId(),
        line.bookedAt(),
        OpaqueId.ENTRY.of(line.entryId()),
        line.reverses() == 0 ? null : OpaqueId.ENTRY.of(line.reverses()),
        line.reversedBy() == 0 ? null : OpaqueId.ENTRY.of(line.reversedBy()));
  }
}
