// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * An entry as a statement shows it, with its receipt.
 *
 * @param item the source's id of the item; empty where there is none
 * @param reason in words
 * @param rule what caused it, in words; empty where no rule did
 * @param isLoss whether it took something
 * @param isUndone whether a later entry takes it back
 * @param why where it is explained; empty where no event caused it
 * @param receipt number, event and programme version: what an auditor asks for
 */
public record StatementRow(
    Moment happened,
    String change,
    String unit,
    String what,
    String item,
    String reason,
    String rule,
    boolean isLoss,
    boolean isUndone,
    String why,
    Receipt receipt) {

  /** What the books have of an entry. */
  public record Receipt(
      String entry,
      String event,
      String version,
      Moment booked,
      String reverses,
      String reversedBy) {}
}
