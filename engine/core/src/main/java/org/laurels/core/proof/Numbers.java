// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.util.HashMap;
import java.util.Map;

/** A set of row numbers, a bit each: they lie close together, so millions of them are small. */
final class Numbers {
  private static final int PAGE_BITS = 15;
  private static final int WORDS = 1 << (PAGE_BITS - 6);

  private final Map<Long, long[]> pages = new HashMap<>();

  /** Whether it was not in it before. */
  boolean add(long number) {
    long[] page = pages.computeIfAbsent(number >> PAGE_BITS, p -> new long[WORDS]);
    int word = (int) (number >> 6) & (WORDS - 1);
    long bit = 1L << (number & 63);
    boolean fresh = (page[word] & bit) == 0;
    page[word] |= bit;
    return fresh;
  }

  boolean contains(long number) {
    long[] page = pages.get(number >> PAGE_BITS);
    return page != null && (page[(int) (number >> 6) & (WORDS - 1)] & (1L << (number & 63))) != 0;
  }
}
