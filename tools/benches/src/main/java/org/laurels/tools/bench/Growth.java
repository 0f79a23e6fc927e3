// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.List;

/**
 * What a history costs.
 *
 * @param empty events a second without it, one figure a round
 * @param history events a second with it
 */
record Growth(List<Double> empty, List<Double> history) {
  Growth {
    if (empty.isEmpty() || empty.size() != history.size()) {
      throw new IllegalArgumentException("both are measured as often, and at least once");
    }
    empty = List.copyOf(empty);
    history = List.copyOf(history);
  }

  /**
   * By how many percent the cost of an event has grown. Medians: one round that the machine was
   * busy with something else decides nothing.
   */
  double percent() {
    return (median(empty) / median(history) - 1) * 100;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
