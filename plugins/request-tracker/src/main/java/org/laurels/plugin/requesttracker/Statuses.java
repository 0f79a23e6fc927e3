// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the statuses of tickets mean; each lifecycle of RT may have names of its own. Immutable. */
record Statuses(Set<String> solved, Set<String> removed) {
  /** What a status means. */
  enum Meaning {
    OPEN,
    SOLVED,
    REMOVED
  }

  Statuses {
    solved = Set.copyOf(solved);
    removed = Set.copyOf(removed);
  }

  /** As an operator writes them, with commas. */
  static Statuses of(String solved, String removed) {
    return new Statuses(names(solved), names(removed));
  }

  private static Set<String> names(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  /** What a status of any name means; all that is not named is open. */
  Meaning of(@Nullable String status) {
    String name = status == null ? "" : status.toLowerCase(Locale.ROOT);
    if (solved.contains(name)) {
      return Meaning.SOLVED;
    }
    return removed.contains(name) ? Meaning.REMOVED : Meaning.OPEN;
  }
}
