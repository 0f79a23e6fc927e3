// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.FactCatalogue;
import org.laurels.core.rule.FactType;

/** Runs every case of {@code expressions.txt} and compares what it says with what comes out. */
class ExpressionGoldenTest {
  private static final ExpressionCompiler COMPILER =
      new ExpressionCompiler(
          new Vocabulary(
              ZoneId.of("Europe/Berlin"),
              Set.of("reputation", "help-points"),
              Set.of("good-days"),
              Set.of("vote.cast", "solution.accepted", "question.asked")));

  @Test
  void expressions_asWritten() throws IOException {
    StringBuilder out = new StringBuilder();
    for (String block : GoldenText.of(getClass(), "expressions.txt").split("\n\n")) {
      out.append(out.length() == 0 ? "" : "\n\n").append(run(block.strip()));
    }
    GoldenText.compare(getClass(), "expressions.txt", out + "\n");
  }

  private static String run(String block) {
    if (block.startsWith("#")) {
      return block;
    }
    StringBuilder kept = new StringBuilder();
    GivenFacts facts = new GivenFacts();
    String head = "";
    for (String line : block.split("\n")) {
      if (!line.startsWith(" ")) {
        head = head.isEmpty() ? line : head + "\n" + line;
        kept.append(line).append('\n');
      } else if (line.contains(" = ") && !line.startsWith("  ->") && !line.startsWith("  !")) {
        String[] fact = line.strip().split(" = ", 2);
        facts.with(fact[0], value(fact[0], fact[1]));
        kept.append(line).append('\n');
      }
    }
    String[] parts = head.split(": ", 2);
    return kept + outcome(parts[0], parts[1], facts);
  }

  private static String outcome(String kind, String text, GivenFacts facts) {
    return switch (kind) {
      case "if" -> outcome(COMPILER.condition(text, Reach.EVENT), facts);
      case "keep-if" -> outcome(COMPILER.condition(text, Reach.ITEM), facts);
      case "rank" -> outcome(COMPILER.condition(text, Reach.STANDING), facts);
      case "amount" -> outcome(COMPILER.amount(text, Reach.EVENT), facts);
      case "key" -> outcome(COMPILER.key(text, Reach.EVENT), facts);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static <T> String outcome(Compilation<T> compilation, GivenFacts facts) {
    if (compilation instanceof Compilation.Refused<T> refused) {
      return refused.faults().stream()
          .map(ExpressionGoldenTest::line)
          .collect(Collectors.joining("\n"));
    }
    CelExpression<T> expression = ((Compilation.Compiled<T>) compilation).expression();
    String reads = "\n  reads " + expression.readings(facts);
    try {
      return "  -> " + expression.evaluate(facts) + reads;
    } catch (EvaluationException e) {
      return "  -> fails: " + e.getMessage() + reads;
    }
  }

  private static String line(Fault fault) {
    String meant = fault.suggestion() == null ? "" : " (" + fault.suggestion() + "?)";
    return "  ! " + fault.line() + ":" + fault.column() + " " + fault.message() + meant;
  }

  private static Object value(String name, String text) {
    FactType type = FactCatalogue.all().getOrDefault(name, FactType.NUMBER);
    return switch (type) {
      case TEXT -> text;
      case NUMBER -> Long.valueOf(text);
      case YES_NO -> Boolean.valueOf(text);
      case TIME -> Instant.parse(text);
      case TEXTS -> List.of(text.split(", "));
      case TEXT_MAP -> map(text);
    };
  }

  private static Map<String, String> map(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    Arrays.stream(text.split(", "))
        .map(entry -> entry.split(":", 2))
        .forEach(entry -> map.put(entry[0], entry[1]));
    return map;
  }
}
