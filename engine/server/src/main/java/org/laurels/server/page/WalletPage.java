// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What a member has to spend.
 *
 * @param own whether it is the member who looks, and not an operator
 * @param tabs the member's pages about credits
 * @param frozen whether a moderator has forbidden to spend
 * @param waiting what was earned and waits for a budget, the newest first
 * @param rows what went in and out, newest first
 * @param next where the list goes on; empty after the last
 */
public record WalletPage(
    MemberHead member,
    boolean own,
    List<Tab> tabs,
    boolean frozen,
    List<Purse> purses,
    List<String> waiting,
    List<Row> rows,
    boolean isFirst,
    String address,
    String next) {
  public WalletPage {
    tabs = List.copyOf(tabs);
    purses = List.copyOf(purses);
    waiting = List.copyOf(waiting);
    rows = List.copyOf(rows);
  }

  /** One of the pages about credits. */
  public record Tab(String name, String address, boolean isHere) {}

  /**
   * One unit.
   *
   * @param worth of what is available; empty where the programme does not say
   * @param owed empty where nothing is
   * @param soon what vests when, the first first
   * @param ends what ends next; empty where nothing does
   */
  public record Purse(
      String unit,
      String available,
      String worth,
      String pending,
      String held,
      String owed,
      List<String> soon,
      String ends) {
    public Purse {
      soon = List.copyOf(soon);
    }
  }

  /**
   * Something that went in, out, or from one account to another.
   *
   * @param detail empty where there is nothing more to say
   * @param kind gain, loss or still, where it went from the member to the member
   */
  public record Row(
      Moment at, String amount, String unit, String what, String detail, String kind) {}
}
