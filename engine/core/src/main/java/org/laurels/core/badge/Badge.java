// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.badge;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;

/**
 * A mark of achievement. Once granted it stays, whatever is taken back later.
 *
 * @param tier such as bronze, silver or gold
 * @param each whether a member holds it once, or once for each item
 * @param on the event types at which the condition is looked at
 * @param giveTo for whom it is looked at, each on their own figures
 */
public record Badge(
    String id,
    String name,
    @Nullable String description,
    String tier,
    Each each,
    Set<String> on,
    Expression<Boolean> condition,
    List<Role> giveTo) {
  /** How often a member can hold a badge. */
  public enum Each {
    MEMBER,
    ITEM
  }

  public Badge {
    on = Set.copyOf(on);
    giveTo = List.copyOf(giveTo);
  }
}
