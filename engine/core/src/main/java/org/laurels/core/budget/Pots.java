// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.budget;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pays awards from all budgets that cover them: first it is said what is wanted, then it is drawn
 * in the order of the budgets, then awards are paid in theirs. Not thread-safe.
 */
public final class Pots {
  private final Funds funds;
  private final boolean forWaiting;
  private final SortedMap<BudgetPeriod, Pot> pots = new TreeMap<>();

  /**
   * @param forWaiting whether what is paid has waited for it
   */
  public Pots(Funds funds, boolean forWaiting) {
    this.funds = funds;
    this.forWaiting = forWaiting;
  }

  private static final class Pot {
    final Allowance allowance;
    long wanted;
    long left;
    long spent;

    Pot(Allowance allowance) {
      this.allowance = allowance;
    }
  }

  /**
   * What an award got.
   *
   * @param lacking the budget that had the least; null where the award is paid in full
   */
  public record Share(long paid, @Nullable BudgetPeriod lacking) {}

  /** Says that an award of this amount is to come. */
  public void want(List<Allowance> covering, long amount) {
    for (Allowance allowance : covering) {
      Pot pot = pots.computeIfAbsent(allowance.period(), period -> new Pot(allowance));
      // What no long can hold is more than any budget has.
      pot.wanted += Math.min(amount, Long.MAX_VALUE - pot.wanted);
    }
  }

  /** Draws what was said to be wanted. */
  public void draw() {
    pots.values().forEach(pot -> pot.left = funds.lease(pot.allowance, pot.wanted, forWaiting));
  }

  /** Pays an award, as far as every budget that covers it can. */
  public Share pay(List<Allowance> covering, long amount) {
    long paid = amount;
    @Nullable BudgetPeriod lacking = null;
    for (Allowance allowance : covering) {
      Pot pot = pot(allowance);
      if (pot.left < paid) {
        paid = pot.left;
        lacking = allowance.period();
      }
    }
    for (Allowance allowance : covering) {
      Pot pot = pot(allowance);
      pot.left -= paid;
      pot.spent += paid;
    }
    return new Share(paid, lacking);
  }

  private Pot pot(Allowance allowance) {
    return requireNonNull(pots.get(allowance.period()), "nothing was drawn");
  }

  /** Books what was paid. */
  public void settle() {
    pots.forEach(
        (period, pot) -> {
          if (pot.spent > 0) {
            funds.spend(period, pot.spent);
          }
        });
  }
}
