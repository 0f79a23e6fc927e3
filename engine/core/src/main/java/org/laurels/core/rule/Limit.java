// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

import org.jspecify.annotations.Nullable;
import org.laurels.core.time.Window;

/**
 * How much, or how often, rules may give in a window.
 *
 * @param unit what it counts; null where it counts times: a rule that gives a member something for
 *     an event takes one time, however many awards it gives
 * @param atMost the most that may be given; losses make room again where amounts are counted
 */
public record Limit(String id, @Nullable String unit, long atMost, Scope per, Window each) {
  /** Whose awards are counted together. */
  public enum Scope {
    MEMBER,
    ITEM,
    /** One giver to one receiver. */
    PAIR
  }
}
