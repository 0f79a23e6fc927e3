// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a statement; null narrows nothing.
 *
 * @param unit only entries of this unit
 * @param itemId only entries for this item by its source's id
 * @param rule only entries that this rule caused, with what limits held back of them
 * @param from only what happened at this moment or later
 * @param until only what happened before this moment
 */
public record StatementFilter(
    @Nullable String unit,
    @Nullable String itemId,
    @Nullable String rule,
    @Nullable Instant from,
    @Nullable Instant until) {
  /** Narrows nothing. */
  public static final StatementFilter ALL = new StatementFilter(null, null, null, null, null);

  public StatementFilter withUnit(@Nullable String other) {
    return new StatementFilter(other, itemId, rule, from, until);
  }

  public StatementFilter withItem(@Nullable String other) {
    return new StatementFilter(unit, other, rule, from, until);
  }
}
