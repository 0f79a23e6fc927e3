// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.budget.Allowance;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.Funding;
import org.laurels.core.budget.Funds;
import org.laurels.core.budget.Unfunded;

/** Budgets in plain maps: one unit runs at a time, so nothing need be leased for longer. */
final class InMemoryFunds implements Funds {
  private final Tables tables;
  private final Journal journal;
  private final Map<BudgetPeriod, Long> leased = new HashMap<>();

  InMemoryFunds(Tables tables, Journal journal) {
    this.tables = tables;
    this.journal = journal;
  }

  private static void refuseUnless(boolean right, String problem, Object what) {
    if (!right) {
      throw new IllegalStateException(problem + ": " + what);
    }
  }

  private boolean isWaitedFor(BudgetPeriod period) {
    return tables.unfunded.values().stream()
        .anyMatch(one -> one.left() > 0 && one.period().equals(period));
  }

  @Override
  public long lease(Allowance from, long wanted, boolean forWaiting) {
    BudgetPeriod period = from.period();
    boolean inOrder = leased.keySet().stream().allMatch(former -> former.compareTo(period) < 0);
    refuseUnless(inOrder, "leased out of order", period);
    long left = Math.max(0, from.amount() - tables.budgetUse.getOrDefault(period, 0L));
    long got = forWaiting || !isWaitedFor(period) ? Math.min(left, wanted) : 0;
    leased.put(period, got);
    return got;
  }

  @Override
  public void spend(BudgetPeriod period, long amount) {
    long left = leased.getOrDefault(period, 0L) - amount;
    refuseUnless(left >= 0, "more spent than leased", period);
    leased.put(period, left);
    add(period, amount);
  }

  @Override
  public void giveBack(BudgetPeriod period, long amount) {
    add(period, -amount);
  }

  private void add(BudgetPeriod period, long change) {
    long use = tables.budgetUse.getOrDefault(period, 0L) + change;
    refuseUnless(use >= 0, "more came back than was spent", period);
    journal.put(tables.budgetUse, period, use);
  }

  @Override
  public void save(Collection<Funding> fundings) {
    fundings.forEach(one -> journal.put(tables.fundings, List.of(one.lotId(), one.period()), one));
  }

  @Override
  public void keep(Collection<Unfunded> unfunded) {
    unfunded.forEach(one -> journal.put(tables.unfunded, one.id(), one));
  }

  @Override
  public List<Funding> fundings(Collection<Long> eventIds) {
    return tables.fundings.values().stream()
        .filter(one -> eventIds.contains(one.eventId()) && one.left() > 0)
        .toList();
  }

  @Override
  public List<Unfunded> unfunded(Collection<Long> eventIds) {
    return tables.unfunded.values().stream()
        .filter(one -> eventIds.contains(one.eventId()) && one.left() > 0)
        .toList();
  }

  @Override
  public Optional<Unfunded> unfunded(long id) {
    return Optional.ofNullable(tables.unfunded.get(id));
  }
}
