// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExprVisitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a checked expression reads, in the order of its text. */
final class ReadingSearch extends CelExprVisitor {
  private final Glossary glossary;
  private final Map<String, Reading> found = new LinkedHashMap<>();

  ReadingSearch(Glossary glossary) {
    this.glossary = glossary;
  }

  List<Reading> of(CelAbstractSyntaxTree tree) {
    visit(tree.getExpr());
    return List.copyOf(found.values());
  }

  @Override
  protected void visit(CelExpr expr, CelExpr.CelIdent ident) {
    add(ident.name());
  }

  @Override
  protected void visit(CelExpr expr, CelExpr.CelSelect select) {
    CelExpr operand = select.operand();
    boolean isFact =
        operand.getKind() == CelExpr.ExprKind.Kind.IDENT
            && add(operand.ident().name() + "." + select.field());
    if (!isFact) {
      super.visit(expr, select);
    }
  }

  private boolean add(String spelled) {
    @Nullable String fact = glossary.fact(spelled);
    if (fact == null) {
      return false;
    }
    found.putIfAbsent(fact, new Reading(fact, true, facts -> facts.fact(fact)));
    return true;
  }

  @Override
  protected void visit(CelExpr expr, CelCall call) {
    Optional<FactFunction> function =
        call.target()
            .filter(target -> target.getKind() == CelExpr.ExprKind.Kind.IDENT)
            .flatMap(target -> FactFunction.find(target.ident().name(), call.function()));
    function.ifPresent(reader -> addCall(reader, call));
    super.visit(expr, call);
  }

  private void addCall(FactFunction function, CelCall call) {
    List<String> arguments = new ArrayList<>();
    for (CelExpr argument : call.args()) {
      if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
        return;
      }
      arguments.add(argument.constant().stringValue());
    }
    String text = function.qualifiedName() + "('" + String.join("', '", arguments) + "')";
    String one = arguments.get(0);
    String two = arguments.size() > 1 ? arguments.get(1) : "";
    found.putIfAbsent(text, new Reading(text, false, facts -> function.call(facts, one, two)));
  }
}
