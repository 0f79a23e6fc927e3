// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import org.laurels.core.ledger.Reason;
import org.laurels.core.standing.StatementLine;
import org.laurels.server.api.OpaqueId;

/** Says entries in the reader's language. */
final class StatementRows {
  private StatementRows() {}

  static StatementRow of(Visit visit, long memberId, StatementLine line) {
    Words words = visit.words();
    String type = line.eventType();
    String item = line.itemId();
    return new StatementRow(
        words.moment(line.happenedAt()),
        words.signed(line.change()),
        words.unit(line.unit()),
        type == null ? words.of("statement.beginning") : words.eventType(type),
        item == null ? "" : item,
        reason(words, line),
        line.reason() == Reason.AWARD ? Words.spoken(line.cause()) : "",
        line.change() < 0,
        line.reversedBy() != 0,
        why(visit, memberId, line),
        receipt(words, line));
  }

  private static String reason(Words words, StatementLine line) {
    if (line.reason() == Reason.LIMIT) {
      String limit = line.cause().substring(line.cause().indexOf('/') + 1);
      return words.of("statement.held-back", Words.spoken(limit));
    }
    return words.reason(line.reason());
  }

  private static String why(Visit visit, long memberId, StatementLine line) {
    String source = line.eventSource();
    String id = line.eventId();
    return source == null || id == null
        ? ""
        : Members.address(visit, memberId)
            + "/why?source="
            + Visit.part(source)
            + "&event="
            + Visit.part(id);
  }

  private static StatementRow.Receipt receipt(Words words, StatementLine line) {
    return new StatementRow.Receipt(
        OpaqueId.ENTRY.of(line.entryId()),
        line.eventSource() == null ? "" : line.eventSource() + " / " + line.eventId(),
        Integer.toString(line.version()),
        words.moment(line.bookedAt()),
        line.reverses() == 0 ? "" : OpaqueId.ENTRY.of(line.reverses()),
        line.reversedBy() == 0 ? "" : OpaqueId.ENTRY.of(line.reversedBy()));
  }
}
