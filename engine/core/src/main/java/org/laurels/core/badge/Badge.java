// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.badge;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;
import org.laurels.core.time.Window;

/**
 * A mark of achievement. Once a rule has granted it, it stays, whatever is taken back later; only a
 * person takes it away.
 *
 * @param tier such as bronze, silver or gold
 * @param each how often a member can hold it
 * @param giveTo the event types at which the condition is looked at, each with those for whom it
 *     is; empty where only people grant it
 * @param terms under which it can be had
 */
public record Badge(
    String id,
    String name,
    @Nullable String description,
    String tier,
    Each each,
    Expression<Boolean> condition,
    Map<String, List<Role>> giveTo,
    BadgeTerms terms) {
  /** How often a member can hold a badge. */
  public enum Each {
    MEMBER(null),
    ITEM(null),
    EVENT(null),
    DAY(Window.DAY),
    WEEK(Window.WEEK),
    MONTH(Window.MONTH),
    YEAR(Window.YEAR);

    private final @Nullable Window window;

    Each(@Nullable Window window) {
      this.window = window;
    }

    /** The window of which each is an occasion of its own; null where none is. */
    public @Nullable Window window() {
      return window;
    }
  }

  public Badge {
    Map<String, List<Role>> copy = new HashMap<>();
    giveTo.forEach((type, roles) -> copy.put(type, List.copyOf(roles)));
    giveTo = Map.copyOf(copy);
  }

  /** A badge that can be had at any time. */
  public Badge(
      String id,
      String name,
      @Nullable String description,
      String tier,
      Each each,
      Expression<Boolean> condition,
      Map<String, List<Role>> giveTo) {
    this(id, name, description, tier, each, condition, giveTo, BadgeTerms.NONE);
  }

  /** The event types at which the condition is looked at. */
  public Set<String> on() {
    return giveTo.keySet();
  }

  /** For whom the condition is looked at on an event of this type, each on their own figures. */
  public List<Role> giveTo(String type) {
    return giveTo.getOrDefault(type, List.of());
  }

  /** Whether people grant it and no rule does. */
  public boolean isByHandOnly() {
    return giveTo.isEmpty();
  }

  /** Whether what happened at this moment lies in the time to which the badge is limited. */
  public boolean isOpenAt(Instant happened) {
    return (terms.from() == null || !happened.isBefore(terms.from()))
        && (terms.until() == null || happened.isBefore(terms.until()));
  }
}
