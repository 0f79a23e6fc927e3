// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.List;
import org.laurels.core.event.EventKey;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.StatementLine;

/**
 * A line that stands in the books, under names that do not depend on what arrived first. Of which
 * version it is stays open: one that a later version gives just so is not booked again.
 *
 * @param event source and id of the event that caused it; empty for what a member starts with
 */
public record LiveLine(
    Identity identity, String unit, String event, String cause, Reason reason, long change) {

  public static LiveLine of(StatementLine line) {
    return new LiveLine(
        line.identity(), line.unit(), eventOf(line), line.cause(), line.reason(), line.change());
  }

  static List<Object> keyOf(StatementLine line) {
    Object event = line.eventId() == null ? "" : new EventKey(source(line), line.eventId());
    return List.of(line.identity(), line.unit(), event, line.cause(), line.reason());
  }

  private static String source(StatementLine line) {
    return String.valueOf(line.eventSource());
  }

  private static String eventOf(StatementLine line) {
    return line.eventId() == null ? "" : line.eventSource() + "#" + line.eventId();
  }
}
