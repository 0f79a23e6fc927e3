// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Chance, from a seed. Falls the same on every JDK: {@link Random} and {@link StrictMath} only. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** From 0 to below 1. */
  double share() {
    return random.nextDouble();
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A factor around 1, log-normal: half the time below, now and then far above. */
  double factor(double spread) {
    return StrictMath.exp(spread * random.nextGaussian());
  }

  /** A whole number with this mean, from 0 up, most often next to it. */
  int around(double mean) {
    return (int) (mean * 2 * random.nextDouble() + random.nextDouble());
  }

  /** A time that is shorter than the median as often as longer, and sometimes much longer. */
  Duration time(Duration median, double spread) {
    return Duration.ofMillis((long) (median.toMillis() * factor(spread)));
  }
}
