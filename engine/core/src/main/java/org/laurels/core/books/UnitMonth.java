// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.YearMonth;

/**
 * What became of a unit in a month. What is outstanding is all that members have, vested or not and
 * set aside or not, less what they owe; {@code opening + earned - takenBack - spent - expired +
 * adjusted} is what is outstanding at the end.
 *
 * @param opening what was outstanding at the beginning
 * @param earned given by the programme
 * @param takenBack of what no longer stands, with what is owed of it
 * @param spent on redemptions, less what was paid back
 * @param adjusted by people; below 0 where they took more than they gave
 * @param closing what is outstanding at the end
 * @param vested came to be spendable; moves nothing in or out
 * @param matched what the company added to gifts; never members'
 */
public record UnitMonth(
    String unit,
    YearMonth month,
    long opening,
    long earned,
    long takenBack,
    long spent,
    long expired,
    long adjusted,
    long closing,
    long vested,
    long matched) {

  public UnitMonth {
    long end = opening + earned - takenBack - spent - expired + adjusted;
    if (end != closing) {
      throw new UnreconciledBooksException(
          unit + " in " + month + ": what moved leads to " + end + ", not to " + closing);
    }
  }
}
