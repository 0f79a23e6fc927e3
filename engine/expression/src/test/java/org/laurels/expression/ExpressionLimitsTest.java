// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurels.core.rule.EvaluationException;

class ExpressionLimitsTest {
  private final ExpressionCompiler compiler =
      new ExpressionCompiler(new Vocabulary(ZoneOffset.UTC, Set.of(), Set.of(), Set.of()));

  @Test
  void length_upToTheLimit() {
    String text = "true" + " ".repeat(ExpressionLimits.LENGTH_MAX - 4);
    assertThat(compile(text)).isInstanceOf(Compilation.Compiled.class);
    assertThat(faults(text + " "))
        .containsExactly("the expression has 4001 characters, at most 4000 are taken");
  }

  @Test
  void nothing_isNoExpression() {
    assertThat(faults(" \n")).containsExactly("the expression is empty");
  }

  @Test
  void parentheses_upToTheLimit() {
    assertThat(compile(nested("(", "true", ")", 31))).isInstanceOf(Compilation.Compiled.class);
    assertThat(faults(nested("(", "true", ")", 32))).containsExactly(NameCheck.TOO_DEEP);
    assertThat(faults(nested("(", "true", ")", 1_900))).containsExactly(NameCheck.TOO_DEEP);
  }

  @Test
  void deepTrees_areRefused() {
    for (String text :
        List.of(
            "1" + "+1".repeat(1_900) + " == 1",
            "item.kind" + ".trim()".repeat(500) + " == ''",
            "item" + ".a".repeat(1_900) + " == ''",
            "item.attributes" + ".a".repeat(1_900) + " == ''",
            "item.tags" + "[0]".repeat(1_300) + " == ''",
            nested("[", "", "]", 1_900) + " == []",
            nested("size(", "''", ")", 600) + " == 1",
            nested("true ? (", "true", ") : true", 200))) {
      assertThat(faults(text)).as(text).containsExactly(NameCheck.TOO_DEEP);
    }
  }

  @Test
  void chainsOfAnd_areNotDeep() {
    assertThat(evaluate("true" + " && true".repeat(400))).isTrue();
  }

  @Test
  void comprehensions_nestTwice() {
    assertThat(evaluate("item.tags.all(x, item.tags.exists(y, x == y))")).isTrue();
    assertThat(faults("item.tags.all(x, item.tags.all(y, item.tags.all(z, x == y)))"))
        .containsExactly("all(), exists(), map() and filter() cannot stand three deep");
  }

  @Test
  void comprehensionSteps_upToTheLimit() {
    assertThat(evaluate("item.tags.all(x, x == 'a')", tags(1_000))).isTrue();
    assertThatThrownBy(() -> evaluate("item.tags.all(x, x == 'a')", tags(1_001)))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("1000");
    assertThatThrownBy(() -> evaluate("item.tags.all(x, item.tags.all(y, x == y))", tags(32)))
        .isInstanceOf(EvaluationException.class);
  }

  @Test
  void regexWrittenOut_isBoundWhenLoaded() {
    assertThat(faults("item.kind.matches('(a{100}){100}')").get(0))
        .startsWith("the regular expression is too large");
  }

  @Test
  void regexOfAFact_isBoundWhenEvaluated() {
    GivenFacts facts = new GivenFacts().with("item.board", "(a{100}){100}");
    assertThatThrownBy(() -> evaluate("item.kind.matches(item.board)", facts))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("500");
  }

  @Test
  void regexThatBacktracks_isLinear() {
    GivenFacts facts = new GivenFacts().with("item.kind", "a".repeat(1_000) + "!");
    assertThat(evaluate("item.kind.matches('^(a+)+$')", facts)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item.kind.replace('a', 'aaaa') == ''",
        "['a'].join('b') == ''",
        "'%s'.format([1]) == ''",
        "cel.bind(x, 1, x == 1)",
        "[1, 2].flatten() == []",
        "dyn(1) == 'a'",
        "bytes('a') == b'a'",
        "optional.of(1) == optional.of(1)",
        "google.protobuf.Duration{seconds: 1} == duration('1s')",
        "java.lang.System.exit(1) == 1",
        "file('x') == ''"
      })
  void whatGrowsOrReachesOut_doesNotExist(String text) {
    assertThat(compile(text)).isInstanceOf(Compilation.Refused.class);
  }

  @Test
  void faults_areBound() {
    String text = String.join(" && ", Collections.nCopies(50, "item.scoer > 1"));
    assertThat(faults(text)).hasSize(ExpressionLimits.FAULTS_MAX);
  }

  private static String nested(String open, String middle, String close, int times) {
    return open.repeat(times) + middle + close.repeat(times);
  }

  private static GivenFacts tags(int count) {
    return new GivenFacts()
        .with("item.tags", IntStream.range(0, count).mapToObj(i -> "a").toList());
  }

  private Compilation<Boolean> compile(String text) {
    return compiler.condition(text, Reach.EVENT);
  }

  private List<String> faults(String text) {
    return ((Compilation.Refused<Boolean>) compile(text))
        .faults().stream().map(Fault::message).toList();
  }

  private boolean evaluate(String text) {
    return evaluate(text, new GivenFacts());
  }

  private boolean evaluate(String text, GivenFacts facts) {
    return ((Compilation.Compiled<Boolean>) compile(text)).expression().evaluate(facts);
  }
}
