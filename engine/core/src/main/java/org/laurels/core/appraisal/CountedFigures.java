// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/**
 * What was counted of a member in a period, as the conditions of brackets read it.
 *
 * @param counts by the figure's id, in the programme's order
 */
public record CountedFigures(Map<String, Long> counts) implements Facts {
  /** What a figure's id has before it where a condition names it. */
  public static final String PREFIX = "figures.";

  public CountedFigures {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  public long of(String figure) {
    return counts.getOrDefault(figure, 0L);
  }

  @Override
  public Object fact(String name) {
    if (!name.startsWith(PREFIX)) {
      throw nothingElse(name);
    }
    return of(name.substring(PREFIX.length()));
  }

  @Override
  public long count(String eventType) {
    throw nothingElse(eventType);
  }

  @Override
  public long did(String eventType) {
    throw nothingElse(eventType);
  }

  @Override
  public long gained(String unit, Window window) {
    throw nothingElse(unit);
  }

  @Override
  public long counter(String id) {
    throw nothingElse(id);
  }

  @Override
  public long votes(String kind) {
    throw nothingElse(kind);
  }

  private static IllegalArgumentException nothingElse(String name) {
    return new IllegalArgumentException("a bracket reads figures, not " + name);
  }
}
