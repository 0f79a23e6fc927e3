// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled expression of a programme document. Immutable and thread-safe; reads facts, touches
 * nothing else, and ends within the limits it was compiled with.
 *
 * @param <T> what it answers: Boolean for a condition, Long for an amount, String for a key
 */
public interface Expression<T> {
  /**
   * Evaluates over these facts.
   *
   * @throws EvaluationException if it fails on them, such as by a missing attribute or an overflow
   */
  T evaluate(Facts facts);

  /** Names of the facts it reads, for receipts. */
  default List<String> reads() {
    return List.of();
  }

  /** What it reads of these facts, by name or by the text of a call, for receipts. */
  default Map<String, Object> readings(Facts facts) {
    Map<String, Object> readings = new LinkedHashMap<>();
    reads().forEach(name -> readings.put(name, facts.fact(name)));
    return readings;
  }

  /**
   * What a condition wants of a member's figures, where that is all it wants of the member; what it
   * wants of the event beside is left out. Empty where it cannot be said so.
   */
  default List<Goal> goals() {
    return List.of();
  }

  /** The text as the programme wrote it. */
  String text();

  /** An expression that is always this value. */
  static <T> Expression<T> constant(T value) {
    return new Expression<>() {
      @Override
      public T evaluate(Facts facts) {
        return value;
      }

      @Override
      public String text() {
        return String.valueOf(value);
      }
    };
  }
}
