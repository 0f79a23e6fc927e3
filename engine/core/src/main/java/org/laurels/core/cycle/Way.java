// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

import static java.util.Objects.requireNonNull;

import org.laurels.core.reward.Match;

/**
 * A way in which members can be paid.
 *
 * @param id unique in the cycle
 * @param name what members read
 * @param atLeast how many credits it takes, above 0
 * @param match what the company adds to a gift; {@link Match#NONE} for all else
 */
public record Way(String id, String name, Kind kind, long atLeast, Match match) {
  /** What the money becomes. */
  public enum Kind {
    CASH,
    /** An amount on an account that the member has with the company, such as airtime. */
    CREDIT,
    /** Given away in the member's name. */
    CHARITY
  }

  public Way {
    requireNonNull(id, "id is null");
    requireNonNull(kind, "kind is null");
    if (atLeast <= 0) {
      throw new IllegalArgumentException("the way " + id + " takes at least " + atLeast);
    }
  }

  /** Whether what goes this way counts for the gate: a gift is nobody's income. */
  public boolean isGated() {
    return kind != Kind.CHARITY;
  }
}
