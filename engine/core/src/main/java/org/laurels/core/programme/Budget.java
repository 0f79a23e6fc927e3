// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.time.Window;

/**
 * The most that rules may cost in a period. The fold knows nothing of it: it bounds what comes into
 * wallets, in the order in which it comes.
 *
 * @param id unique in the programme
 * @param unit a unit that is spent
 * @param amount in that unit
 * @param per how long it lasts
 * @param rules the ids of the rules it pays; empty for all
 * @param campaign the campaign it pays; null where it pays always
 * @param warnAt percentages worth telling, in ascending order
 */
public record Budget(
    String id,
    String unit,
    long amount,
    Window per,
    Set<String> rules,
    @Nullable Campaign campaign,
    List<Integer> warnAt) {
  public Budget {
    if (amount <= 0) {
      throw new IllegalArgumentException("the budget " + id + " has nothing");
    }
    rules = Set.copyOf(rules);
    warnAt = List.copyOf(warnAt);
  }

  /** Whether it pays what a rule gives for what happened then. */
  public boolean covers(String rule, Instant happened) {
    return (rules.isEmpty() || rules.contains(rule))
        && (campaign == null || campaign.raises(rule, happened));
  }

  /** The period that holds a moment. */
  public BudgetPeriod period(Instant moment, ZoneId zone) {
    return new BudgetPeriod(id, per.startOf(moment, zone));
  }
}
