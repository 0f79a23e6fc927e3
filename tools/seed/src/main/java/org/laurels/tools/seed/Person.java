// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Instant;

/**
 * Somebody in the forum.
 *
 * @param id the forum's id of the person
 * @param board where the person is at home
 * @param energy how much the person does compared with others of the same part; 1 is usual
 */
record Person(String id, String name, Part part, Instant joined, Board board, double energy) {
  double asking() {
    return part.asking * energy;
  }

  double answering() {
    return part.answering * energy;
  }

  double liking() {
    return part.liking * energy;
  }
}
