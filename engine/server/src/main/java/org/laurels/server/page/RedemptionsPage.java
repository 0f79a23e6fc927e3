// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What a member has redeemed.
 *
 * @param news what has just come of a form; empty where none was sent
 * @param fault why a form has moved nothing; empty where none was refused
 * @param csrf proves that a form is ours
 */
public record RedemptionsPage(
    MemberHead member,
    List<WalletPage.Tab> tabs,
    String news,
    String fault,
    List<Row> rows,
    String csrf) {
  public RedemptionsPage {
    tabs = List.copyOf(tabs);
    rows = List.copyOf(rows);
  }

  /**
   * A redemption.
   *
   * @param id what the member can name it by
   * @param matched what the company adds; empty where it adds nothing
   * @param state in words
   * @param note what those who decided or fulfilled it have said; empty where they said nothing
   * @param code of a voucher, for the member alone; empty where there is none
   * @param cancel where it is cancelled; empty where it cannot be
   * @param key what the form to cancel is known by
   */
  public record Row(
      String id,
      String reward,
      String amount,
      String unit,
      String matched,
      Moment requested,
      String state,
      String note,
      String code,
      String cancel,
      String key) {}
}
