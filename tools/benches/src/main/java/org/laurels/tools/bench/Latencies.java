// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.Arrays;

/** How long things took. */
final class Latencies {
  private static final double NANOS_OF_MILLI = 1e6;

  private final long[] sorted;

  private Latencies(long[] sorted) {
    this.sorted = sorted;
  }

  /** At least one, in any order. */
  static Latencies ofNanos(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /** The least of them that this many percent do not exceed, in milliseconds; never a mean. */
  double percentile(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percent must be 1 to 100");
    }
    int rank = (int) (((long) percent * sorted.length + 99) / 100);
    return sorted[rank - 1] / NANOS_OF_MILLI;
  }

  double max() {
    return percentile(100);
  }
}
