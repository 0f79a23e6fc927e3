// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SourceEventTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static SourceEvent.Builder vote() {
    return SourceEvent.builder("vote-1", SourceEventTypes.VOTE_CAST, NOON);
  }

  private static SourceItem item(UnaryOperator<Map<String, Object>> change) {
    Map<String, Object> said = change.apply(new HashMap<>(Map.of("id", "7")));
    return new SourceItem(
        (String) said.get("id"),
        null,
        (String) said.get("parent"),
        null,
        null,
        said.containsKey("tags") ? Collections.nCopies((Integer) said.get("tags"), "tag") : null,
        (Instant) said.get("created"),
        null,
        (String) said.get("title"),
        Map.of());
  }

  private static UnaryOperator<Map<String, Object>> said(String field, Object value) {
    return map -> {
      map.put(field, value);
      return map;
    };
  }

  private static void assertInvalid(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidSourceEventException.class)
        .hasMessageStartingWith(field + " ")
        .extracting(e -> ((InvalidSourceEventException) e).field())
        .isEqualTo(field);
  }

  @Test
  void builder_leavesTheRestUnsaid() {
    assertThat(vote().build())
        .isEqualTo(new SourceEvent("vote-1", "vote.cast", NOON, 0, null, null, 1, Map.of(), null));
  }

  @Test
  void time_isKeptToTheMicrosecond() {
    SourceEvent event = SourceEvent.builder("a", "a.b", NOON.plusNanos(1_999)).build();
    assertThat(event.time()).isEqualTo(NOON.plusNanos(1_000));
    assertInvalid(
        "time", () -> SourceEvent.builder("a", "a.b", Instant.EPOCH.minusSeconds(1)).build());
    assertInvalid(
        "time", () -> SourceEvent.builder("a", "a.b", SourceEventLimits.TIME_MAX).build());
  }

  @Test
  void names_areBounded() {
    assertThat(SourceEvent.builder("x".repeat(190), "a.b", NOON).build().id()).hasSize(190);
    assertInvalid("id", () -> SourceEvent.builder("x".repeat(191), "a.b", NOON).build());
    assertInvalid("id", () -> SourceEvent.builder("", "a.b", NOON).build());
    assertInvalid("id", () -> SourceEvent.builder("a\nb", "a.b", NOON).build());
    assertInvalid("id", () -> SourceEvent.builder("a\uD800", "a.b", NOON).build());
    assertInvalid("data.actor", () -> vote().actor("").build());
    assertInvalid("data.undoes", () -> vote().undoes("vote-1").build());
  }

  @Test
  void type_isWordsAndDots() {
    for (String type :
        new String[] {"Vote.cast", "vote", "vote..cast", "vote cast", "v.".repeat(7)}) {
      assertInvalid("type", () -> SourceEvent.builder("a", type, NOON).build());
    }
  }

  @Test
  void value_isBounded() {
    assertThat(vote().value(-1_000_000_000_000L).build().value()).isNegative();
    assertInvalid("data.value", () -> vote().value(1_000_000_000_001L).build());
  }

  @Test
  void attributes_areBoundedAndCopied() {
    Map<String, String> attributes = new HashMap<>(Map.of("kind", "up"));
    SourceEvent event = vote().attributes(attributes).build();
    attributes.clear();
    assertThat(event.attributes()).containsEntry("kind", "up");
    IntStream.range(0, 33).forEach(i -> attributes.put("a" + i, ""));
    assertInvalid("data.attributes", () -> vote().attributes(attributes).build());
    assertInvalid("data.attributes", () -> vote().attributes(Map.of("x".repeat(65), "")).build());
    assertInvalid(
        "data.attributes.a", () -> vote().attributes(Map.of("a", "x".repeat(1_001))).build());
  }

  @Test
  void types_needTheirFields() {
    assertInvalid(
        "data.item", () -> SourceEvent.builder("a", SourceEventTypes.ANSWER_POSTED, NOON).build());
    assertInvalid(
        "data.undoes",
        () -> SourceEvent.builder("a", SourceEventTypes.EVENT_WITHDRAWN, NOON).build());
    SourceEvent.Builder merged = SourceEvent.builder("a", SourceEventTypes.MEMBER_MERGED, NOON);
    assertInvalid("data.attributes.other", () -> merged.actor("1").build());
    assertThat(merged.attributes(Map.of("other", "2")).build().actor()).isEqualTo("1");
  }

  @Test
  void item_isBounded() {
    assertThat(item(said("tags", 32)).tags()).hasSize(32);
    assertInvalid("data.item.tags", () -> item(said("tags", 33)));
    assertInvalid("data.item.id", () -> item(said("id", "")));
    assertInvalid("data.item.parent", () -> item(said("parent", "7")));
    assertInvalid("data.item.title", () -> item(said("title", "x".repeat(1_001))));
    assertInvalid("data.item.created", () -> item(said("created", Instant.MIN)));
  }

  @Test
  void cut_keepsCharactersWhole() {
    String smile = "\uD83D\uDE00";
    assertThat(SourceEventLimits.cut("abc", 3)).isEqualTo("abc");
    assertThat(SourceEventLimits.cut("abcd", 3)).isEqualTo("abc");
    assertThat(SourceEventLimits.cut("ab" + smile, 3)).isEqualTo("ab");
    assertThat(SourceEventLimits.cut("a" + smile + "b", 3)).isEqualTo("a" + smile);
    assertThat(SourceEventLimits.cut("x".repeat(2_000))).hasSize(1_000);
  }

  @Test
  void option_isRequiredOrHasADefault() {
    assertThatThrownBy(() -> new BackfillOption("Site", "help", false, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BackfillOption("site", "help", true, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
