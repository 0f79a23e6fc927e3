// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Goal;

/**
 * Finds what a checked condition wants of a member's figures: of a conjunction, the comparisons of
 * figures with numbers.
 */
final class GoalSearch {
  private static final String MEMBER = "member.";
  private static final Map<String, String> TURNED =
      Map.of("_>=_", "_<=_", "_>_", "_<_", "_<=_", "_>=_", "_<_", "_>_");

  private final Glossary glossary;
  private final CelRuntime runtime;

  GoalSearch(Glossary glossary, CelRuntime runtime) {
    this.glossary = glossary;
    this.runtime = runtime;
  }

  /** The goals; none where a part wants something else of the member. */
  List<Goal> of(CelAbstractSyntaxTree tree) throws CelEvaluationException {
    List<CelExpr> parts = new ArrayList<>();
    split(tree.getExpr(), parts);
    List<Goal> goals = new ArrayList<>();
    for (CelExpr part : parts) {
      @Nullable Goal goal = goal(part, tree);
      if (goal != null) {
        goals.add(goal);
      } else if (readings(part, tree).stream().anyMatch(name -> name.startsWith(MEMBER))) {
        return List.of();
      }
    }
    return List.copyOf(goals);
  }

  private static void split(CelExpr expr, List<CelExpr> parts) {
    if (isCall(expr) && expr.call().function().equals("_&&_")) {
      expr.call().args().forEach(side -> split(side, parts));
    } else {
      parts.add(expr);
    }
  }

  private static boolean isCall(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL;
  }

  private @Nullable Goal goal(CelExpr part, CelAbstractSyntaxTree tree)
      throws CelEvaluationException {
    if (!isCall(part) || !TURNED.containsKey(part.call().function())) {
      return null;
    }
    String comparison = part.call().function();
    CelExpr figure = part.call().args().get(0);
    CelExpr number = part.call().args().get(1);
    if (isNumber(figure)) {
      CelExpr first = figure;
      figure = number;
      number = first;
      comparison = TURNED.getOrDefault(comparison, "");
    }
    if (!isNumber(number) || !isFigure(figure, tree)) {
      return null;
    }
    long bound = number.constant().int64Value();
    return switch (comparison) {
      case "_>=_" -> new Goal(expression(figure, tree), bound);
      case "_>_" -> new Goal(expression(figure, tree), Math.addExact(bound, 1));
      default -> null;
    };
  }

  private static boolean isNumber(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
        && expr.constant().int64Value() < Long.MAX_VALUE;
  }

  private boolean isFigure(CelExpr expr, CelAbstractSyntaxTree tree) {
    List<String> readings = readings(expr, tree);
    return tree.getType(expr.id()).filter(SimpleType.INT::equals).isPresent()
        && !readings.isEmpty()
        && readings.stream().allMatch(name -> name.startsWith(MEMBER));
  }

  private List<String> readings(CelExpr expr, CelAbstractSyntaxTree tree) {
    return new ReadingSearch(glossary).of(part(expr, tree)).stream().map(Reading::text).toList();
  }

  private ProgramExpression<Long> expression(CelExpr figure, CelAbstractSyntaxTree tree)
      throws CelEvaluationException {
    CelAbstractSyntaxTree part = part(figure, tree);
    List<Reading> readings = new ReadingSearch(glossary).of(part);
    String text = readings.stream().map(Reading::text).collect(Collectors.joining(", "));
    return new ProgramExpression<>(
        text, Long.class, runtime.createProgram(part), glossary, readings, List.of());
  }

  private static CelAbstractSyntaxTree part(CelExpr expr, CelAbstractSyntaxTree tree) {
    return CelAbstractSyntaxTree.newCheckedAst(
        expr, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
  }
}
