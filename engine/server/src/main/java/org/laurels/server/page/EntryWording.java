// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.Explanation;
import org.laurels.core.ledger.Reason;
import org.laurels.core.standing.StatementLine;
import org.laurels.server.api.HostNames;
import org.laurels.server.api.Wording;

/** Says of each entry of a statement where it comes from. */
final class EntryWording {
  private EntryWording() {}

  static List<MemberPage.Entry> of(
      List<StatementLine> lines, List<Explanation.Considered> considered, HostNames names) {
    Map<String, Explanation.Considered> byCause = new HashMap<>();
    considered.forEach(each -> byCause.put(each.event() + " " + each.rule(), each));
    List<MemberPage.Entry> entries = new ArrayList<>(lines.size());
    for (StatementLine line : lines) {
      entries.add(
          new MemberPage.Entry(
              line.happenedAt().toString(),
              Wording.signed(line.change()),
              line.unit(),
              what(line),
              why(line, byCause, names),
              line.reversedBy() != 0));
    }
    return entries;
  }

  private static String what(StatementLine line) {
    if (line.eventType() == null) {
      return "the beginning";
    }
    return line.itemId() == null ? line.eventType() : line.eventType() + " on " + line.itemId();
  }

  private static String why(
      StatementLine line, Map<String, Explanation.Considered> byCause, HostNames names) {
    return switch (line.reason()) {
      case START -> "what every member begins with";
      case REVERSAL -> "takes back an earlier entry of " + line.cause();
      case FLOOR -> "lifts the balance back to its floor";
      case LIMIT -> "held back by " + line.cause().substring(line.cause().indexOf('/') + 1);
      case AWARD -> {
        Explanation.@Nullable Considered rule = rule(line, byCause);
        String version = "rule " + line.cause() + ", version " + line.version();
        yield rule == null || line.reversedBy() != 0
            ? version
            : version + ": " + Wording.why(names.in(rule));
      }
      case ADJUSTMENT, EXPIRY, HOLD, CAPTURE, RELEASE -> inWords(line.reason());
    };
  }

  private static Explanation.@Nullable Considered rule(
      StatementLine line, Map<String, Explanation.Considered> byCause) {
    return line.eventSource() == null || line.eventId() == null
        ? null
        : byCause.get(new EventKey(line.eventSource(), line.eventId()) + " " + line.cause());
  }

  private static String inWords(Reason reason) {
    return reason.name().toLowerCase(java.util.Locale.ROOT);
  }
}
