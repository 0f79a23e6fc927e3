// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What went in and out of a wallet in a month or a year.
 *
 * @param older the page of the time before
 * @param newer the page of the time after; empty where that has not begun
 * @param whole the page of the whole year; empty where it is one
 * @param table where the same is had for a spreadsheet
 */
public record WalletStatementPage(
    MemberHead member,
    List<WalletPage.Tab> tabs,
    String period,
    List<Unit> units,
    String older,
    String newer,
    String whole,
    String table) {
  public WalletStatementPage {
    tabs = List.copyOf(tabs);
    units = List.copyOf(units);
  }

  /** One movement, with what was in the wallet after it. */
  public record Row(Moment at, String what, String change, String balance) {}

  /** One unit. */
  public record Unit(String name, String opening, List<Row> rows, String closing) {
    public Unit {
      rows = List.copyOf(rows);
    }
  }
}
