// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.FactCatalogue;
import org.laurels.core.rule.FactType;
import org.laurels.core.rule.Facts;

class ExpressionCompilerTest {
  private final ExpressionCompiler compiler = compiler("UTC");

  @Test
  void reads_eachFactOnceInOrder() {
    CelExpression<Boolean> expression =
        condition(
            "item.score > 1 && item.tags.exists(t, t == event.kind) && item.score < 9"
                + " && item.attributes['x'] == actor.rank && actor.help_points > 1");
    assertThat(expression.reads())
        .containsExactly(
            "item.score",
            "item.tags",
            "event.kind",
            "item.attributes",
            "actor.rank",
            "actor.help-points");
  }

  @Test
  void reads_doesNotListCalls() {
    assertThat(condition("member.count('vote.cast') > 1").reads()).isEmpty();
  }

  @Test
  void readings_haveValuesOfFactsAndCalls() {
    GivenFacts facts = new GivenFacts().with("item.score", 9L).with("count:vote.cast", 4L);
    assertThat(condition("item.score > 1 && member.count('vote.cast') > 1").readings(facts))
        .hasToString("{item.score=9, member.count('vote.cast')=4}");
  }

  @Test
  void text_isAsWritten() {
    assertThat(condition(" item.accepted  ").text()).isEqualTo(" item.accepted  ");
  }

  @Test
  void everyFact_canBeReadAsItsType() {
    GivenFacts facts = new GivenFacts();
    FactCatalogue.all()
        .forEach(
            (name, type) ->
                assertThat(condition(nothing(name, type)).evaluate(facts)).as(name).isTrue());
  }

  private static String nothing(String name, FactType type) {
    return switch (type) {
      case TEXT -> name + " == ''";
      case NUMBER -> name + " == 0";
      case YES_NO -> "!" + name;
      case TIME -> name + " == timestamp('1970-01-01T00:00:00Z')";
      case TEXTS, TEXT_MAP -> "size(" + name + ") == 0";
    };
  }

  @Test
  void day_isCutInTheZone() {
    GivenFacts facts = new GivenFacts().with("event.time", Instant.parse("2016-09-04T23:30:00Z"));
    assertThat(key(compiler("UTC"), "day(event.time)").evaluate(facts)).isEqualTo("2016-09-04");
    assertThat(key(compiler("Asia/Tokyo"), "day(event.time)").evaluate(facts))
        .isEqualTo("2016-09-05");
  }

  @Test
  void facts_thatThrow_failAsEvaluation() {
    Facts broken =
        new GivenFacts() {
          @Override
          public Object fact(String name) {
            throw new IllegalArgumentException("no fact is called " + name);
          }

          @Override
          public long count(String eventType) {
            throw new IllegalStateException("no counts");
          }
        };
    assertThatThrownBy(() -> condition("item.accepted").evaluate(broken))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("no fact is called item.accepted");
    assertThatThrownBy(() -> condition("member.count('vote.cast') > 0").evaluate(broken))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("count");
    assertThat(condition("item.accepted").readings(broken)).isEmpty();
  }

  @Test
  void and_doesNotReadOnAfterNo() {
    Set<String> read = ConcurrentHashMap.newKeySet();
    Facts facts =
        new GivenFacts() {
          @Override
          public Object fact(String name) {
            read.add(name);
            return super.fact(name);
          }
        };
    assertThat(condition("item.accepted && item.score > 1").evaluate(facts)).isFalse();
    assertThat(read).containsExactly("item.accepted");
  }

  @Test
  void program_isSharedByThreads() {
    CelExpression<Boolean> expression =
        condition("item.score > 500 && item.tags.exists(t, t == item.kind)");
    boolean same =
        IntStream.range(0, 20_000)
            .parallel()
            .allMatch(
                i -> {
                  long score = i % 1_000;
                  GivenFacts facts =
                      new GivenFacts()
                          .with("item.score", score)
                          .with("item.kind", "k" + i)
                          .with("item.tags", List.of("a", "k" + i));
                  return expression.evaluate(facts) == (score > 500);
                });
    assertThat(same).isTrue();
  }

  @Test
  void amounts_areWholeNumbers() {
    assertThat(Stream.of("1.5", "'1'", "true", "[1]", "1u", "null", "duration('1s')"))
        .allMatch(text -> compiler.amount(text, Reach.EVENT) instanceof Compilation.Refused<Long>);
  }

  private CelExpression<Boolean> condition(String text) {
    return ((Compilation.Compiled<Boolean>) compiler.condition(text, Reach.EVENT)).expression();
  }

  private static CelExpression<String> key(ExpressionCompiler compiler, String text) {
    return ((Compilation.Compiled<String>) compiler.key(text, Reach.EVENT)).expression();
  }

  private static ExpressionCompiler compiler(String zone) {
    return new ExpressionCompiler(
        new Vocabulary(ZoneId.of(zone), Set.of("reputation", "help-points"), Set.of(), Set.of()));
  }
}
