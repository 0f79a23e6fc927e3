// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.laurels.core.cycle.YearCut;

/**
 * Finds out once a period what members' help is worth.
 *
 * @param id unique in the programme
 * @param name what people read
 * @param cut into periods
 * @param figures what is counted of each member; never empty
 * @param brackets the highest first: the first whose condition holds is proposed, and the last
 *     takes who is left
 */
public record Appraisal(
    String id, String name, YearCut cut, List<Figure> figures, List<Bracket> brackets) {
  public Appraisal {
    requireNonNull(id, "id is null");
    requireNonNull(cut, "cut is null");
    figures = List.copyOf(figures);
    brackets = List.copyOf(brackets);
    if (figures.isEmpty() || brackets.isEmpty()) {
      throw new IllegalArgumentException("the appraisal " + id + " has nothing to go by");
    }
    for (int i = 0; i < brackets.size(); i++) {
      if ((brackets.get(i).condition() == null) != (i == brackets.size() - 1)) {
        throw new IllegalArgumentException("the last bracket of " + id + " takes who is left");
      }
    }
  }

  public Optional<Bracket> bracket(String bracketId) {
    return brackets.stream().filter(one -> one.id().equals(bracketId)).findFirst();
  }

  /** What takes who is left. */
  public Bracket last() {
    return brackets.get(brackets.size() - 1);
  }

  /** What these figures suggest. */
  public Bracket proposed(CountedFigures figures) {
    return brackets.stream().filter(one -> one.takes(figures)).findFirst().orElseGet(this::last);
  }
}
