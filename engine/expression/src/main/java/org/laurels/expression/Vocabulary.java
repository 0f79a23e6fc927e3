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
 * @param figures each of which adds {@code figures.<figure>}, spelled likewise
 */
public record Vocabulary(
    ZoneId zone,
    Set<String> units,
    Set<String> counters,
    Set<String> eventTypes,
    Set<String> figures) {

  /** Of a programme's expressions at large, which know no figures. */
  public Vocabulary(ZoneId zone, Set<String> units, Set<String> counters, Set<String> eventTypes) {
    this(zone, units, counters, eventTypes, Set.of());
  }

  public Vocabulary {
    units = Set.copyOf(units);
    counters = Set.copyOf(counters);
    eventTypes = Set.copyOf(eventTypes);
    figures = Set.copyOf(figures);
  }

  /** The same for the brackets of an appraisal with these figures. */
  public Vocabulary withFigures(Set<String> others) {
    return new Vocabulary(zone, units, counters, eventTypes, others);
  }

  /** How expressions spell a unit. */
  public static String spelled(String unit) {
    return unit.replace('-', '_');
  }
}
