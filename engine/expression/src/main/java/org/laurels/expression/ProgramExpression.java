// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Goal;

/** An expression that is a planned CEL program. */
final class ProgramExpression<T> implements CelExpression<T> {
  private final String text;
  private final Class<T> answer;
  private final Program program;
  private final Glossary glossary;
  private final List<Reading> readings;
  private final List<String> reads;
  private final List<Goal> goals;

  ProgramExpression(
      String text,
      Class<T> answer,
      Program program,
      Glossary glossary,
      List<Reading> readings,
      List<Goal> goals) {
    this.text = text;
    this.answer = answer;
    this.program = program;
    this.glossary = glossary;
    this.readings = readings;
    this.reads = readings.stream().filter(Reading::isFact).map(Reading::text).toList();
    this.goals = goals;
  }

  @Override
  public T evaluate(Facts facts) {
    try {
      return answer.cast(program.eval(new FactLookup(facts, glossary)));
    } catch (CelEvaluationException | RuntimeException e) {
      throw new EvaluationException(Wording.failure(e), e);
    }
  }

  @Override
  public List<Goal> goals() {
    return goals;
  }

  @Override
  public List<String> reads() {
    return reads;
  }

  @Override
  public Map<String, Object> readings(Facts facts) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Reading reading : readings) {
      @Nullable Object value = read(reading, facts);
      if (value != null) {
        values.put(reading.text(), value);
      }
    }
    return values;
  }

  private static @Nullable Object read(Reading reading, Facts facts) {
    try {
      return reading.value().apply(facts);
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
