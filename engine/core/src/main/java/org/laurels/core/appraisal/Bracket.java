// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Expression;

/**
 * What help can be found worth.
 *
 * @param id unique in the appraisal
 * @param name what people read
 * @param condition on the figures of a period; null for the last bracket, which takes who is left
 * @param value what the event of the decision carries, which rules pay; 0 for nothing to be paid
 */
public record Bracket(String id, String name, @Nullable Expression<Boolean> condition, long value) {
  public Bracket {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    if (value < 0) {
      throw new IllegalArgumentException("the bracket " + id + " is worth " + value);
    }
  }

  /** Whether members with these figures are proposed for it; not where its condition fails. */
  boolean takes(CountedFigures figures) {
    try {
      return condition == null || condition.evaluate(figures);
    } catch (EvaluationException e) {
      return false;
    }
  }
}
