// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to maps that can be taken back: what makes plain maps transactional. */
final class Journal {
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Puts a value and answers with the former one. */
  <K, V> @Nullable V put(Map<K, V> map, K key, V value) {
    V former = map.put(key, value);
    undo.push(() -> back(map, key, former));
    return former;
  }

  <K, V> @Nullable V remove(Map<K, V> map, K key) {
    V former = map.remove(key);
    undo.push(() -> back(map, key, former));
    return former;
  }

  private static <K, V> void back(Map<K, V> map, K key, @Nullable V former) {
    if (former == null) {
      map.remove(key);
    } else {
      map.put(key, former);
    }
  }

  void rollBack() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
