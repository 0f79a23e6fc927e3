// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

/**
 * Stable order of numbers, a byte at a time: a million rows take some ten milliseconds, where
 * sorting objects by comparison takes most of a second. Bytes that all numbers share are skipped.
 */
final class RadixOrder {
  private static final int BYTE = 256;

  private RadixOrder() {}

  /** Indices of the first {@code size} numbers, the smallest number first. */
  static int[] ascending(long[] numbers, int size) {
    return sort(numbers, identity(size), false);
  }

  /** Indices of the first {@code size} numbers, the smallest number first. */
  static int[] ascending(int[] numbers, int size) {
    long[] wide = new long[size];
    for (int i = 0; i < size; i++) {
      wide[i] = numbers[i];
    }
    return sort(wide, identity(size), false);
  }

  /** These indices by their numbers, the greatest first; equal ones stay as they stand. */
  static int[] descending(long[] numbers, int[] indices) {
    return sort(numbers, indices, true);
  }

  private static int[] identity(int size) {
    int[] indices = new int[size];
    for (int i = 0; i < size; i++) {
      indices[i] = i;
    }
    return indices;
  }

  private static int[] sort(long[] numbers, int[] indices, boolean descending) {
    // Flipping all bits turns the order round; flipping the sign lets bytes compare without one.
    long flip = descending ? Long.MAX_VALUE : Long.MIN_VALUE;
    int[] from = indices;
    int[] into = new int[indices.length];
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      int[] starts = new int[BYTE + 1];
      for (int index : from) {
        starts[key(numbers[index] ^ flip, shift) + 1]++;
      }
      if (isShared(starts, from.length)) {
        continue;
      }
      for (int i = 0; i < BYTE; i++) {
        starts[i + 1] += starts[i];
      }
      for (int index : from) {
        into[starts[key(numbers[index] ^ flip, shift)]++] = index;
      }
      int[] done = into;
      into = from == indices ? new int[indices.length] : from;
      from = done;
    }
    return from;
  }

  private static int key(long number, int shift) {
    return (int) (number >>> shift) & (BYTE - 1);
  }

  private static boolean isShared(int[] counts, int size) {
    for (int count : counts) {
      if (count == size) {
        return true;
      }
    }
    return size == 0;
  }
}
