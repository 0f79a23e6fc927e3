// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Map;
import java.util.Optional;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Limit;
import org.laurels.expression.CelExpression;
import org.laurels.expression.Compilation;
import org.laurels.expression.ExpressionCompiler;
import org.laurels.expression.Reach;

/** What the entries of a document may refer to, and how their expressions are compiled. */
final class Terms {
  private final ExpressionCompiler compiler;
  private final Map<String, UnitDefinition> units;
  private final Map<String, Limit> limits;
  private boolean readsActor;

  Terms(ExpressionCompiler compiler, Map<String, UnitDefinition> units, Map<String, Limit> limits) {
    this.compiler = compiler;
    this.units = units;
    this.limits = limits;
  }

  Map<String, UnitDefinition> units() {
    return units;
  }

  Map<String, Limit> limits() {
    return limits;
  }

  /** Whether any expression compiled so far reads figures of the actor. */
  boolean readsActor() {
    return readsActor;
  }

  /** The condition of an entry; one that states none always holds. */
  Optional<Expression<Boolean>> condition(Fields fields, String key, Reach reach) {
    Optional<Value> value = fields.find(key);
    return value.isEmpty()
        ? Optional.of(Expression.constant(true))
        : value.flatMap(at -> condition(at, reach));
  }

  Optional<Expression<Boolean>> condition(Value at, Reach reach) {
    return at.scalar("an expression").flatMap(text -> taken(at, compiler.condition(text, reach)));
  }

  Optional<Expression<String>> key(Value at) {
    return at.scalar("an expression").flatMap(text -> taken(at, compiler.key(text, Reach.EVENT)));
  }

  /** A whole number other than 0, or an expression that gives one. */
  Optional<Expression<Long>> amount(Value at) {
    if (!at.isNumber()) {
      return at.scalar("a whole number or an expression")
          .flatMap(text -> taken(at, compiler.amount(text, Reach.EVENT)));
    }
    Optional<Long> amount = at.number(-DocumentLimits.AMOUNT_MAX, DocumentLimits.AMOUNT_MAX);
    if (amount.isPresent() && amount.get() == 0) {
      at.problems().add(at.place(), "an amount of 0 gives nothing");
    }
    return amount.map(Expression::constant);
  }

  /** A figure that grows, of which tiers want more and more. */
  Optional<Expression<Long>> measure(Value at) {
    return at.scalar("an expression")
        .flatMap(text -> taken(at, compiler.amount(text, Reach.EVENT)));
  }

  /** A condition put together of texts that have been taken each on its own. */
  Optional<Expression<Boolean>> combined(String text, Value at) {
    return taken(at, compiler.condition(text, Reach.EVENT));
  }

  /** A condition on the figures of an appraisal, which only this compiler knows. */
  Optional<Expression<Boolean>> condition(Value at, ExpressionCompiler figures) {
    return at.scalar("an expression")
        .flatMap(text -> taken(at, figures.condition(text, Reach.APPRAISAL)));
  }

  private <T> Optional<Expression<T>> taken(Value at, Compilation<T> compilation) {
    if (compilation instanceof Compilation.Refused<T> refused) {
      at.addFaults(refused.faults());
      return Optional.empty();
    }
    CelExpression<T> expression = ((Compilation.Compiled<T>) compilation).expression();
    readsActor |= expression.reads().stream().anyMatch(fact -> fact.startsWith("actor."));
    return Optional.of(expression);
  }
}
