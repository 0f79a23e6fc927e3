// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.util.Random;

/** Draws that prefer the first, as Zipf's law has it. */
final class Skew {
  private Skew() {}

  /**
   * A number from 0 to below the bound; number k in proportion to 1 / (k + flat).
   *
   * @param flat the higher, the less the first few stand out
   */
  static int draw(Random random, int bound, int flat) {
    double span = StrictMath.log(1 + (double) bound / flat);
    int drawn = (int) (flat * (StrictMath.exp(span * random.nextDouble()) - 1));
    return Math.min(drawn, bound - 1);
  }
}
