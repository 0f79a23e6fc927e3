// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What members were paid in a calendar year, for who does the taxes.
 *
 * @param more how many are not shown; empty where all are
 * @param table where all of it is had for a spreadsheet
 * @param cycles where the payouts are
 */
public record PayoutYearPage(
    String year,
    List<Row> rows,
    String more,
    String older,
    String newer,
    String table,
    String cycles) {
  public PayoutYearPage {
    rows = List.copyOf(rows);
  }

  /** What one was paid, what was given in the name, and whether the paperwork is there. */
  public record Row(MemberHead member, String paid, String given, String papers) {}
}
