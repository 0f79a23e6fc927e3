// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a parsed expression for names that do not exist or are out of reach here, literals
 * that cannot work, and depth; in words and with suggestions that CEL's own check has not.
 */
final class NameCheck {
  static final String TOO_DEEP =
      "the expression is nested more than %d deep".formatted(ExpressionLimits.NESTING_MAX);

  private final Vocabulary vocabulary;
  private final Glossary glossary;
  private final Reach reach;
  private final CelAbstractSyntaxTree tree;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> bound = new HashSet<>();
  private boolean isTooDeep;

  NameCheck(Vocabulary vocabulary, Glossary glossary, Reach reach, CelAbstractSyntaxTree tree) {
    this.vocabulary = vocabulary;
    this.glossary = glossary;
    this.reach = reach;
    this.tree = tree;
  }

  List<Fault> faults() {
    visit(tree.getExpr(), 1, 0);
    return faults;
  }

  private void visit(CelExpr expr, int depth, int loops) {
    if (depth > ExpressionLimits.NESTING_MAX) {
      if (!isTooDeep) {
        fault(expr, TOO_DEEP, null);
      }
      isTooDeep = true;
      return;
    }
    switch (expr.getKind()) {
      case IDENT, SELECT -> visitName(expr, depth, loops);
      case CALL -> visitCall(expr, depth, loops);
      case LIST -> expr.list().elements().forEach(one -> visit(one, depth + 1, loops));
      case MAP ->
          expr.map()
              .entries()
              .forEach(
                  entry -> {
                    visit(entry.key(), depth + 1, loops);
                    visit(entry.value(), depth + 1, loops);
                  });
      case COMPREHENSION -> visitComprehension(expr, depth, loops + 1);
      case STRUCT -> fault(expr, "nothing is called '" + expr.struct().messageName() + "'", null);
      case CONSTANT, NOT_SET -> {}
    }
  }

  private void visitComprehension(CelExpr expr, int depth, int loops) {
    if (loops > ExpressionLimits.COMPREHENSION_NESTING_MAX) {
      fault(expr, "all(), exists(), map() and filter() cannot stand three deep", null);
      return;
    }
    CelComprehension comprehension = expr.comprehension();
    visit(comprehension.iterRange(), depth + 1, loops - 1);
    List<String> names =
        Stream.of(comprehension.iterVar(), comprehension.iterVar2(), comprehension.accuVar())
            .filter(name -> !name.isEmpty())
            .toList();
    for (String name : names) {
      if (Glossary.ROOTS.contains(name)) {
        fault(expr, "'" + name + "' has a meaning already and cannot name an element", null);
        return;
      }
    }
    List<String> added = names.stream().filter(bound::add).toList();
    visit(comprehension.accuInit(), depth + 1, loops);
    visit(comprehension.loopCondition(), depth + 1, loops);
    visit(comprehension.loopStep(), depth + 1, loops);
    visit(comprehension.result(), depth + 1, loops);
    added.forEach(bound::remove);
  }

  private void visitName(CelExpr expr, int depth, int loops) {
    List<String> path = new ArrayList<>();
    CelExpr start = expr;
    while (start.getKind() == Kind.SELECT) {
      path.add(0, start.select().field());
      start = start.select().operand();
    }
    if (start.getKind() != Kind.IDENT) {
      visit(start, depth + path.size(), loops);
      return;
    }
    String root = start.ident().name();
    path.add(0, root);
    if (bound.contains(root)) {
      return;
    }
    if (depth + path.size() > ExpressionLimits.NESTING_MAX + 2) {
      fault(expr, TOO_DEEP, null);
      return;
    }
    if (expr.getKind() == Kind.SELECT && expr.select().testOnly() && path.size() == 2) {
      fault(start, "has() is for attributes; " + String.join(".", path) + " is always there", null);
    }
    checkName(start, path);
  }

  private void checkName(CelExpr at, List<String> path) {
    String root = path.get(0);
    if (!Glossary.ROOTS.contains(root)) {
      String all = String.join(".", path);
      fault(at, "nothing is called '" + all + "'", glossary.suggest(all, reach).orElse(null));
    } else if (path.size() == 1) {
      fault(
          at, "'" + root + "' is not a value", reach.includes(root + ".id") ? root + ".id" : null);
    } else {
      String name = root + "." + path.get(1);
      if (glossary.fact(name) == null) {
        fault(at, "there is no fact '" + name + "'", glossary.suggest(name, reach).orElse(null));
      } else {
        checkReach(at, name);
      }
    }
  }

  private void checkReach(CelExpr at, String name) {
    if (!reach.includes(name)) {
      fault(at, "'" + name + "' cannot be read by " + reach.place(), null);
    }
  }

  private void visitCall(CelExpr expr, int depth, int loops) {
    CelCall call = expr.call();
    @Nullable CelExpr target = call.target().orElse(null);
    if (target != null && isRoot(target)) {
      checkFunction(expr, target, call);
    } else if (target != null) {
      visit(target, depth + 1, loops);
    }
    call.args().forEach(argument -> visit(argument, depth + 1, loops));
    checkLiteral(call);
  }

  private boolean isRoot(CelExpr target) {
    return target.getKind() == Kind.IDENT
        && Glossary.ROOTS.contains(target.ident().name())
        && !bound.contains(target.ident().name());
  }

  private void checkFunction(CelExpr expr, CelExpr target, CelCall call) {
    String root = target.ident().name();
    String name = root + "." + call.function();
    Optional<FactFunction> function = FactFunction.find(root, call.function());
    if (function.isEmpty()) {
      List<String> names =
          Stream.of(FactFunction.values())
              .map(FactFunction::qualifiedName)
              .filter(reach::includes)
              .toList();
      @Nullable String suggestion =
          Suggestion.nearest(name, names).map(near -> near + "()").orElse(null);
      fault(target, "there is no function '" + name + "()'", suggestion);
      return;
    }
    checkReach(target, name);
    List<FactFunction.Argument> wanted = function.get().arguments;
    if (wanted.size() != call.args().size()) {
      String count = wanted.size() == 1 ? "one text" : wanted.size() + " texts";
      fault(expr, name + "() takes " + count, null);
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      checkArgument(name, wanted.get(i), call.args().get(i));
    }
  }

  private void checkArgument(String function, FactFunction.Argument wanted, CelExpr given) {
    Optional<String> literal = literal(given);
    if (literal.isEmpty()) {
      if (wanted.literal) {
        fault(given, function + "() takes its names written out in quotes", null);
      }
      return;
    }
    String said = literal.get();
    switch (wanted) {
      case UNIT -> known(given, "unit", said, vocabulary.units());
      case COUNTER -> known(given, "counter", said, vocabulary.counters());
      case WINDOW -> known(given, "window of gains", said, FactFunction.WINDOWS);
      case EVENT_TYPE -> {
        if (!vocabulary.eventTypes().contains(said)) {
          Suggestion.slip(said, vocabulary.eventTypes())
              .ifPresent(near -> fault(given, "unknown event type '" + said + "'", near));
        }
      }
      case VOTE_KIND -> {}
    }
  }

  private void known(CelExpr at, String what, String said, Collection<String> names) {
    if (!names.contains(said)) {
      fault(
          at, "unknown " + what + " '" + said + "'", Suggestion.nearest(said, names).orElse(null));
    }
  }

  private void checkLiteral(CelCall call) {
    if (call.args().isEmpty()) {
      return;
    }
    CelExpr last = call.args().get(call.args().size() - 1);
    literal(last)
        .flatMap(text -> LiteralCheck.fault(call.function(), text))
        .ifPresent(wrong -> fault(last, wrong.message(), wrong.suggestion()));
  }

  private static Optional<String> literal(CelExpr expr) {
    boolean isText =
        expr.getKind() == Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return isText ? Optional.of(expr.constant().stringValue()) : Optional.empty();
  }

  private void fault(CelExpr at, String message, @Nullable String suggestion) {
    if (faults.size() >= ExpressionLimits.FAULTS_MAX) {
      return;
    }
    Integer offset = tree.getSource().getPositionsMap().get(at.id());
    var place = tree.getSource().getOffsetLocation(offset == null ? 0 : offset);
    int line = place.map(found -> found.getLine()).orElse(1);
    int column = place.map(found -> found.getColumn() + 1).orElse(1);
    faults.add(new Fault(line, column, message, suggestion));
  }
}
