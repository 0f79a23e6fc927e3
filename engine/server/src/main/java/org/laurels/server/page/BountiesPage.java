// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open bounties of a community.
 *
 * @param news what the reader has just done; empty where that is nothing
 * @param older where the following ones are; empty where there are none
 * @param form where operators put up the company's; null for others
 */
public record BountiesPage(String news, List<Row> rows, String older, @Nullable Form form) {
  public BountiesPage {
    rows = List.copyOf(rows);
  }

  /**
   * A bounty.
   *
   * @param item its title, or what its host calls it
   * @param url where it is; empty where the host has not told
   * @param worth in money; empty where nothing is said of it
   * @param giver who put it up; null where that was the company
   * @param until when it goes back; null for never
   */
  public record Row(
      String amount,
      String unit,
      String worth,
      String item,
      String url,
      String host,
      @Nullable MemberHead giver,
      Moment offered,
      @Nullable Moment until) {}

  /**
   * What an operator fills in, with what was typed before where that could not be done.
   *
   * @param fault why it could not be done; empty where nothing was tried
   */
  public record Form(
      String address,
      String csrf,
      String key,
      String fault,
      List<Unit> units,
      String host,
      String item,
      String amount,
      String until) {
    public Form {
      units = List.copyOf(units);
    }
  }

  /** A unit that can be put up. */
  public record Unit(String id, String name, boolean isChosen) {}
}
