// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.ArrayList;
import java.util.List;

/** Cuts lists into parts. */
final class Batches {
  private Batches() {}

  /** Parts of this size in their order; the last may be smaller. */
  static <T> List<List<T>> of(List<T> all, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }
}
