// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.YearMonth;

/**
 * What became of a unit in a month. What is outstanding is all that members have, vested or not and
 * set aside or not, with what the company has promised in bounties, less what members owe; {@code
 * opening + earned - takenBack - spent - expired + adjusted + promised} is what is outstanding at
 * the end.
 *
 * @param opening what was outstanding at the beginning
 * @param earned given by the programme
 * @param takenBack of what no longer stands, with what is owed of it
 * @param spent on redemptions, less what was paid back
 * @param adjusted by people; below 0 where they took more than they gave
 * @param promised put up by the company in bounties, less what went back to it; what bounties pay
 *     moves nothing in or out
 * @param closing what is outstanding at the end
 * @param inBounties what of that waits in the company's open bounties and is no member's yet
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
    long promised,
    long closing,
    long inBounties,
    long vested,
    long matched) {

  public UnitMonth {
    long end = opening + earned - takenBack - spent - expired + adjusted + promised;
    if (end != closing) {
      throw new UnreconciledBooksException(
          unit + " in " + month + ": what moved leads to " + end + ", not to " + closing);
    }
  }
}
