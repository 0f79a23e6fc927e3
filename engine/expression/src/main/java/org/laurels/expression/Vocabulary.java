// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import java.time.ZoneId;
import java.util.Set;

/**
 * What a programme adds to what its expressions may name.
 *
 * @param zone in which {@code day()} cuts days
 * @param units each of which adds {@code member.<unit>} and {@code actor.<unit>}, hyphens spelled
 *     as underscores
 * @param counters that {@code member.counter()} may name
 * @param eventTypes known ones; others are taken too, unless one is a likely misspelling of these
 */
public record Vocabulary(
    ZoneId zone, Set<String> units, Set<String> counters, Set<String> eventTypes) {
  public Vocabulary {
    units = Set.copyOf(units);
    counters = Set.copyOf(counters);
    eventTypes = Set.copyOf(eventTypes);
  }

  /** How expressions spell a unit. */
  public static String spelled(String unit) {
    return unit.replace('-', '_');
  }
}
