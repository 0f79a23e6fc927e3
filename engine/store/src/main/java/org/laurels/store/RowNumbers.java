// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers of rows that were used not long ago and never change, so that they need not be looked up
 * again. Only numbers of committed rows may be learned. Thread-safe.
 */
final class RowNumbers<K> {
  private static final int NUMBERS_MAX = 100_000;

  private final Map<K, Long> recent =
      new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
          return size() > NUMBERS_MAX;
        }
      };

  /** Those of these that are known. */
  synchronized Map<K, Long> known(Collection<K> keys) {
    Map<K, Long> known = new HashMap<>();
    for (K key : keys) {
      Long number = recent.get(key);
      if (number != null) {
        known.put(key, number);
      }
    }
    return known;
  }

  synchronized void learn(Map<K, Long> committed) {
    recent.putAll(committed);
  }
}
