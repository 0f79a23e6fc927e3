// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.badge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;

/**
 * A mark of achievement. Once granted it stays, whatever is taken back later.
 *
 * @param tier such as bronze, silver or gold
 * @param each whether a member holds it once, or once for each item
 * @param giveTo the event types at which the condition is looked at, each with those for whom it is
 */
public record Badge(
    String id,
    String name,
    @Nullable String description,
    String tier,
    Each each,
    Expression<Boolean> condition,
    Map<String, List<Role>> giveTo) {
  /** How often a member can hold a badge. */
  public enum Each {
    MEMBER,
    ITEM
  }

  public Badge {
    Map<String, List<Role>> copy = new HashMap<>();
    giveTo.forEach((type, roles) -> copy.put(type, List.copyOf(roles)));
    giveTo = Map.copyOf(copy);
  }

  /** The event types at which the condition is looked at. */
  public Set<String> on() {
    return giveTo.keySet();
  }

  /** For whom the condition is looked at on an event of this type, each on their own figures. */
  public List<Role> giveTo(String type) {
    return giveTo.getOrDefault(type, List.of());
  }
}
