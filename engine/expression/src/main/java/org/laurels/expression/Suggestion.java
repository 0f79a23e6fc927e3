// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a name that does not exist. */
public final class Suggestion {
  private static final int LENGTH_MAX = 64;

  private Suggestion() {}

  /** The candidate that differs by least, if that is little enough to be a slip. */
  public static Optional<String> nearest(String said, Collection<String> candidates) {
    int most = said.length() < 4 ? 1 : said.length() < 10 ? 2 : 3;
    return nearest(said, candidates, most).or(() -> begun(said, candidates));
  }

  /** The candidate that the name goes on from. */
  private static Optional<String> begun(String said, Collection<String> candidates) {
    return candidates.stream()
        .filter(name -> name.length() > 2 && said.startsWith(name + "-"))
        .max(Comparator.naturalOrder());
  }

  /**
   * The candidate that differs by a single slip; for names that need not be among the candidates.
   */
  public static Optional<String> slip(String said, Collection<String> candidates) {
    return nearest(said, candidates, 1);
  }

  private static Optional<String> nearest(String said, Collection<String> candidates, int most) {
    if (said.isEmpty() || said.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    String wanted = fold(said);
    record Near(String name, int distance) {}
    return candidates.stream()
        .filter(name -> Math.abs(name.length() - wanted.length()) <= most)
        .map(name -> new Near(name, distance(wanted, fold(name))))
        .filter(near -> near.distance() <= most && near.distance() < wanted.length())
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Edits between two names, a swap of neighbours counting as one. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] oldest = before;
      before = last;
      last = row;
      row = oldest;
    }
    return last[b.length()];
  }
}
