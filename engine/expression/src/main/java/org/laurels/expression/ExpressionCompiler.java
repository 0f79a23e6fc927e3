// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import org.laurels.core.rule.Goal;

/**
 * Compiles the expressions of one programme. A text that compiles is of the wanted type, names only
 * what there is, and ends within {@link ExpressionLimits}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ExpressionCompiler {
  private final Vocabulary vocabulary;
  private final Glossary glossary;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  public ExpressionCompiler(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.glossary = new Glossary(vocabulary.units(), vocabulary.figures());
    this.compiler = CelEnvironment.compiler(glossary);
    this.runtime = CelEnvironment.runtime(vocabulary.zone());
  }

  /** Compiles what answers yes or no. */
  public Compilation<Boolean> condition(String text, Reach reach) {
    return compile(text, reach, SimpleType.BOOL, Boolean.class);
  }

  /** Compiles what answers a whole number. */
  public Compilation<Long> amount(String text, Reach reach) {
    return compile(text, reach, SimpleType.INT, Long.class);
  }

  /** Compiles what answers a text, to be counted once. */
  public Compilation<String> key(String text, Reach reach) {
    return compile(text, reach, SimpleType.STRING, String.class);
  }

  private <T> Compilation<T> compile(String text, Reach reach, CelType type, Class<T> answer) {
    if (text.isBlank()) {
      return refused("the expression is empty");
    }
    int length = text.codePointCount(0, text.length());
    if (length > ExpressionLimits.LENGTH_MAX) {
      return refused(
          "the expression has %d characters, at most %d are taken"
              .formatted(length, ExpressionLimits.LENGTH_MAX));
    }
    CelValidationResult parsed = compiler.parse(text);
    if (parsed.hasError()) {
      return refused(parsed, text, reach, 1); // what follows a slip is its echo
    }
    try {
      CelAbstractSyntaxTree tree = parsed.getAst();
      List<Fault> faults = new NameCheck(vocabulary, glossary, reach, tree).faults();
      if (!faults.isEmpty()) {
        return new Compilation.Refused<>(faults);
      }
      CelValidationResult checked = compiler.check(tree);
      return checked.hasError()
          ? refused(checked, text, reach, ExpressionLimits.FAULTS_MAX)
          : typed(text, checked.getAst(), type, answer);
    } catch (CelValidationException | CelEvaluationException e) {
      return refused(Wording.failure(e));
    }
  }

  private <T> Compilation<T> typed(
      String text, CelAbstractSyntaxTree tree, CelType type, Class<T> answer)
      throws CelEvaluationException {
    if (!tree.getResultType().equals(type)) {
      return refused(
          "the expression gives %s, but %s is wanted"
              .formatted(Wording.type(tree.getResultType().name()), Wording.type(type.name())));
    }
    List<Reading> readings = new ReadingSearch(glossary).of(tree);
    List<Goal> goals =
        type.equals(SimpleType.BOOL) ? new GoalSearch(glossary, runtime).of(tree) : List.of();
    return new Compilation.Compiled<>(
        new ProgramExpression<>(
            text, answer, runtime.createProgram(tree), glossary, readings, goals));
  }

  private <T> Compilation<T> refused(
      CelValidationResult result, String text, Reach reach, int faultsMax) {
    Wording wording = new Wording(glossary, reach);
    return new Compilation.Refused<>(
        result.getErrors().stream()
            .filter(issue -> issue.getSeverity() == CelIssue.Severity.ERROR)
            .limit(faultsMax)
            .map(issue -> wording.fault(issue, text))
            .toList());
  }

  private static <T> Compilation<T> refused(String message) {
    return new Compilation.Refused<>(List.of(new Fault(1, 1, message, null)));
  }
}
