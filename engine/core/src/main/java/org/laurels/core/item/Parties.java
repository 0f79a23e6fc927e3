// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who stood behind an idea beside its author when it reached a stage, by the numbers of their
 * identities. Nobody is in two places, and the author is in none.
 *
 * @param coAuthors in the order in which the host names them
 * @param supporters in the order in which they voted
 * @param others how many more supported it and do not count: there is room for so many only
 */
public record Parties(List<Long> coAuthors, List<Long> supporters, int others) {
  /** How many supporters count, the first of them. */
  public static final int SUPPORTERS_MAX = 1_000;

  public static final Parties NOBODY = new Parties(List.of(), List.of(), 0);

  public Parties {
    coAuthors = List.copyOf(coAuthors);
    supporters = List.copyOf(supporters);
  }

  /** Each one counts where they stand first. */
  static Parties of(long authorId, List<Long> coAuthors, List<Long> supporters) {
    Set<Long> writers = new LinkedHashSet<>(coAuthors);
    writers.remove(authorId);
    Set<Long> voters = new LinkedHashSet<>(supporters);
    voters.remove(authorId);
    voters.removeAll(writers);
    List<Long> first = voters.stream().limit(SUPPORTERS_MAX).toList();
    return new Parties(List.copyOf(writers), first, voters.size() - first.size());
  }

  /** All of them, the co-authors first. */
  public List<Long> all() {
    if (supporters.isEmpty()) {
      return coAuthors;
    }
    List<Long> all = new ArrayList<>(coAuthors.size() + supporters.size());
    all.addAll(coAuthors);
    all.addAll(supporters);
    return all;
  }
}
