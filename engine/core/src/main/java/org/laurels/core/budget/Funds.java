// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Port: the money of budgets within one transaction.
 *
 * <p>What a transaction may spend is leased: it comes out of the budget in larger amounts, so that
 * the budget's own row, which all workers share, is touched once a lease. What is leased and not
 * spent serves the worker's next transactions, and goes back when the lease ends.
 */
public interface Funds {
  /**
   * Leases from a budget. Within a transaction, budgets must be asked in ascending order.
   *
   * @param forWaiting whether it is for awards that wait; while there are any, others get nothing
   *     that is not leased already, so that the oldest are funded first
   * @return how much can be spent in this transaction, up to what is wanted
   */
  long lease(Allowance from, long wanted, boolean forWaiting);

  /** Spends of what was leased in this transaction. */
  void spend(BudgetPeriod period, long amount);

  /** Gives back what was spent once. */
  void giveBack(BudgetPeriod period, long amount);

  /** Writes what lots were paid from, anew or changed. */
  void save(Collection<Funding> fundings);

  /** Writes what waits, anew or changed. */
  void keep(Collection<Unfunded> unfunded);

  /** What lots of these events were paid from, of which something has not come back. */
  List<Funding> fundings(Collection<Long> eventIds);

  /** What waits for these events, of which something is left. */
  List<Unfunded> unfunded(Collection<Long> eventIds);

  /** What waits, by its number. */
  Optional<Unfunded> unfunded(long id);
}
