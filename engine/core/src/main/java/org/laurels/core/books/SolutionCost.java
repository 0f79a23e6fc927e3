// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

/**
 * What accepted solutions cost in a month.
 *
 * @param solutions that were accepted in it, whatever became of them
 * @param forSolutions given by rules about accepted solutions
 * @param given by all rules
 */
public record SolutionCost(String unit, long solutions, long forSolutions, long given) {
  /** Hundredths of a credit for each solution, by rules about them; 0 where there was none. */
  public long hundredthsEach() {
    return each(forSolutions);
  }

  /** Hundredths of a credit for each solution, of all that was given. */
  public long hundredthsEachOfAll() {
    return each(given);
  }

  private long each(long amount) {
    return solutions == 0 ? 0 : Math.multiplyExact(amount, 100L) / solutions;
  }
}
