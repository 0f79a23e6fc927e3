// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.laurels.core.wallet.Transfer;

/**
 * What went in and out of a member's wallet in a time, with what was in it before, after each
 * movement, and at the end. What is set aside or not yet to be spent counts, what is owed counts
 * against it; so a step from one to another changes nothing and is told all the same.
 */
public record MemberStatement(String unit, long opening, List<Line> lines, long closing) {
  public MemberStatement {
    lines = List.copyOf(lines);
  }

  /**
   * One movement.
   *
   * @param change above 0 for what came in
   * @param balance after it
   */
  public record Line(Transfer transfer, long change, long balance) {}

  /**
   * The statement of a time.
   *
   * @param transfers all of the member in this unit, in any order
   */
  public static MemberStatement of(
      String unit, List<Transfer> transfers, Instant from, Instant before) {
    long opening = 0;
    long balance = 0;
    List<Line> lines = new ArrayList<>();
    List<Transfer> ordered =
        transfers.stream()
            .sorted(Comparator.comparing(Transfer::at).thenComparing(Transfer::id))
            .toList();
    for (Transfer transfer : ordered) {
      if (!transfer.at().isBefore(before)) {
        break;
      }
      long change = change(transfer);
      balance = Math.addExact(balance, change);
      if (transfer.at().isBefore(from)) {
        opening = balance;
      } else {
        lines.add(new Line(transfer, change, balance));
      }
    }
    return new MemberStatement(unit, opening, lines, balance);
  }

  private static long change(Transfer transfer) {
    return (transfer.to().isOfMember() ? transfer.amount() : 0)
        - (transfer.from().isOfMember() ? transfer.amount() : 0);
  }
}
