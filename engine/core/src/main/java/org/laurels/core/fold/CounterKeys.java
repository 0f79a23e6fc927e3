// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.programme.Counter;
import org.laurels.core.rule.Facts;

/** The keys that a programme's counters hold for a member. */
final class CounterKeys {
  /** A key that follows its condition is held once for each item that upholds it. */
  private static final char KEY_END = '\n';

  private final Map<String, Set<String>> keys = new HashMap<>();

  CounterKeys(MemberState state) {
    state.counters().forEach((id, held) -> keys.put(id, new HashSet<>(held)));
  }

  /** Lets a counter look at an event. */
  void run(Counter counter, FoldEvent event, Facts facts) {
    boolean holds = Evaluation.holds(counter.condition(), facts);
    if (!holds && !counter.follows()) {
      return;
    }
    String key = Evaluation.of(counter.key(), facts);
    if (key == null) {
      return;
    }
    Set<String> held = keys.computeIfAbsent(counter.id(), id -> new HashSet<>());
    String entry = counter.follows() ? key + KEY_END + event.resolved().itemId() : key;
    if (!holds) {
      held.remove(entry);
    } else if (held.size() < Counter.KEYS_MAX) {
      held.add(entry);
    }
  }

  /** How many keys a counter holds. */
  long size(String id) {
    Set<String> distinct = new HashSet<>();
    for (String held : keys.getOrDefault(id, Set.of())) {
      int end = held.indexOf(KEY_END);
      distinct.add(end < 0 ? held : held.substring(0, end));
    }
    return distinct.size();
  }

  Map<String, Set<String>> all() {
    Map<String, Set<String>> all = new HashMap<>();
    keys.forEach(
        (id, held) -> {
          if (!held.isEmpty()) {
            all.put(id, Set.copyOf(held));
          }
        });
    return all;
  }
}
