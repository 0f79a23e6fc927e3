// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.Account;
import org.laurels.core.wallet.TransferReason;

/** Port: sums over transfers. Thread-safe. */
public interface BooksStore {
  /** How much was moved between two kinds of account for a reason. */
  record Sum(String unit, TransferReason reason, Account from, Account to, long amount) {}

  /** Sums of transfers that were made from a moment and before another. */
  List<Sum> sums(Community community, Instant from, Instant before);

  /**
   * What members have of each unit and the company has promised in bounties, less what members owe,
   * by all transfers before a moment.
   */
  Map<String, Long> outstanding(Community community, Instant before);

  /**
   * A lot, by its transfers before a moment.
   *
   * @param given by the programme, by people or for a bounty, less what was paid for a bounty: that
   *     goes on in the lots of those who got it
   * @param left with what is set aside of it
   */
  record LotSum(
      String unit, Instant bookedAt, Instant expiresAt, long given, long expired, long left) {}

  /** Is told of lots. */
  interface Look {
    void at(LotSum lot);
  }

  /** Tells of each lot with transfers before a moment. */
  void eachLot(Community community, Instant before, Look look);

  /** What members owe of each unit, by all transfers before a moment. */
  Map<String, Long> owed(Community community, Instant before);

  /** What waits of each unit in the company's bounties, by all transfers before a moment. */
  Map<String, Long> inBounties(Community community, Instant before);

  /** How many solutions were accepted in that time, whatever became of them. */
  long solutions(Community community, Instant from, Instant before);

  /** What was given in that time for accepted solutions, by unit. */
  Map<String, Long> givenForSolutions(Community community, Instant from, Instant before);
}
