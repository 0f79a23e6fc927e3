// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Facts;

/** Expressions that may fail on the facts they are given. */
final class Evaluation {
  private Evaluation() {}

  /** Whether a condition holds; one that fails does not. */
  static boolean holds(Expression<Boolean> condition, Facts facts) {
    return Boolean.TRUE.equals(of(condition, facts));
  }

  /** The value, or null where the expression fails on these facts. */
  static <T> @Nullable T of(Expression<T> expression, Facts facts) {
    try {
      return expression.evaluate(facts);
    } catch (EvaluationException e) {
      return null;
    }
  }
}
