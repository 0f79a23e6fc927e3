// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * A member's entries, or those of them that were asked for.
 *
 * @param waiting where it is told which of it waits for a budget; empty where nothing does, and for
 *     those whom it does not concern
 * @param next where the list goes on; empty after the last entry
 * @param csv where all of them are as a table
 * @param zone in which days are cut
 */
public record StatementPage(
    MemberHead member,
    String address,
    Form form,
    String waiting,
    List<StatementRow> rows,
    boolean isFirst,
    String next,
    String csv,
    String zone) {
  public StatementPage {
    rows = List.copyOf(rows);
  }

  /** What can be asked for, and what was. */
  public record Form(
      List<Choice> units, List<Choice> rules, String from, String until, boolean isFiltered) {
    public Form {
      units = List.copyOf(units);
      rules = List.copyOf(rules);
    }
  }

  /** One of several. */
  public record Choice(String id, String name, boolean isChosen) {}
}
