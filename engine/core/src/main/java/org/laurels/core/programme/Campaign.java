// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * A time in which rules give more. It raises what they ask for events that happened within it,
 * whenever these arrive: so it is a part of the programme like any rule, and nothing is switched on
 * or off.
 *
 * @param id unique in the programme
 * @param name what members read
 * @param from the moment it begins
 * @param until the first moment after it
 * @param rules the ids of the rules it raises; empty for all
 * @param thousandths how many times as much they give, times 1,000, so that it is exact; above
 *     1,000
 */
public record Campaign(
    String id, String name, Instant from, Instant until, Set<String> rules, long thousandths) {
  private static final int ONE = 1_000;

  public Campaign {
    requireNonNull(id, "id is null");
    rules = Set.copyOf(rules);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("the campaign " + id + " ends before it begins");
    }
    if (thousandths <= ONE) {
      throw new IllegalArgumentException("the campaign " + id + " raises nothing");
    }
  }

  /** Whether it is about a rule at all. */
  public boolean concerns(String rule) {
    return rules.isEmpty() || rules.contains(rule);
  }

  /** Whether it raises what a rule gives for what happened then. */
  public boolean raises(String rule, Instant happened) {
    return !happened.isBefore(from) && happened.isBefore(until) && concerns(rule);
  }

  /** What an amount becomes, rounded down; a loss stays as it is. */
  public long raised(long amount) {
    if (amount <= 0) {
      return amount;
    }
    if (amount / ONE >= Long.MAX_VALUE / thousandths) {
      return Long.MAX_VALUE; // An event that cannot be counted must not stop all that can.
    }
    return amount / ONE * thousandths + amount % ONE * thousandths / ONE;
  }

  /** How many times as much, as people write it: 2 or 1.5. */
  public String factor() {
    return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
  }
}
