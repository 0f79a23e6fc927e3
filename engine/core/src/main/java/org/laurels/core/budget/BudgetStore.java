// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;

/** Port: budgets outside of the transactions that spend them. Thread-safe. */
public interface BudgetStore {
  /** Takes back what leases that have ended did not spend, and answers how many there were. */
  int closeEnded(Community community, Instant now);

  /** Where all periods stand that were ever drawn from, newest first, by budget. */
  List<BudgetState> states(Community community);

  /** Periods for whose money something waits. */
  List<BudgetPeriod> waitedFor(Community community);

  /**
   * What waits, with who it is for now.
   *
   * @param memberId the member whose identity it is
   */
  record Waiting(Unfunded award, long memberId) {}

  /**
   * What waits for a period's money, the oldest first.
   *
   * @param after only what comes after this; null for the first part
   */
  List<Waiting> waiting(
      Community community, BudgetPeriod period, @Nullable Unfunded after, int limit);

  /** What waits for a member, the newest first. */
  List<Unfunded> unfundedOf(Community community, long memberId, int limit);

  /**
   * Notes that so much of a budget is used, unless that was noted before.
   *
   * @return whether it is news
   */
  boolean warn(Community community, BudgetPeriod period, int percent, Instant now);
}
