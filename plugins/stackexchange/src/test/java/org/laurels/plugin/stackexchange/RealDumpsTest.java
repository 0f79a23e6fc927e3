// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEvent;

/** Three real dumps, against the figures that stand beside them. */
class RealDumpsTest {
  private static final String SHARED = System.getProperty("laurels.shared", "");
  private static final Path SETS = Path.of(SHARED, "data", "stackexchange");

  @BeforeAll
  static void needsTheDumps() {
    if (SHARED.isEmpty() || !Files.isDirectory(SETS)) {
      System.err.println(
          "SKIPPED, LOUDLY: no dumps in " + SETS + "; -Dlaurels.shared names their folder");
      assumeTrue(false, "no dumps in " + SETS);
    }
  }

  private static String set(String name) {
    return SETS.resolve(name).toString();
  }

  /**
   * Users without Community, questions, answers, comments and acceptances are those of the sets'
   * README; down votes, edits and bounties those of its expected ledger; other votes, and what is
   * left out, were counted apart from this code.
   */
  @ParameterizedTest
  @CsvSource({
    "beer-2016-09, 3657, 561, 1330, 1742, 340, 8536, 240, 211, 232, 7, 8, 994, 610",
    "beer-2016-12, 3947, 591, 1398, 1860, 359, 8862, 245, 211, 243, 8, 9, 1087, 802",
    "cardano-2021-12, 3987, 1042, 1496, 1829, 459, 7551, 160, 291, 0, 6, 6, 38, 345",
  })
  void dump_isReadWhole(
      String name,
      int users,
      int questions,
      int answers,
      int comments,
      int accepted,
      int up,
      int down,
      int favourite,
      int edits,
      int offered,
      int awarded,
      int contentEdits,
      int votesOnMissingPosts) {
    EngineStandIn engine = new EngineStandIn();
    EngineStandIn.Run run = engine.run(set(name));
    Map<String, Integer> expected = new TreeMap<>();
    expected.put("member.joined", users);
    expected.put("question.asked", questions);
    expected.put("views.counted", questions);
    expected.put("answer.posted", answers);
    expected.put("comment.posted", comments);
    expected.put("solution.accepted", accepted);
    expected.put("vote.cast", up + down + favourite);
    expected.put("edit.approved", edits);
    expected.put("bounty.offered", offered);
    expected.put("bounty.awarded", awarded);
    expected.put("content.edited", contentEdits);
    expected.values().removeIf(count -> count == 0);
    assertThat(engine.countsByType()).isEqualTo(expected);
    assertThat(votesByKind(engine))
        .isEqualTo(Map.of("up", (long) up, "down", (long) down, "favourite", (long) favourite));
    assertThat(run.skipped)
        .containsEntry("votes on posts that are not in the dump", votesOnMissingPosts);
    assertThat(run.warnings).isEmpty();
    assertThat(run.advanced).isEqualTo(run.total);
  }

  private static Map<String, Long> votesByKind(EngineStandIn engine) {
    return engine.events().stream()
        .filter(event -> event.type().equals("vote.cast"))
        .collect(
            Collectors.groupingBy(event -> event.attributes().get("kind"), Collectors.counting()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"beer-2016-09", "cardano-2021-12"})
  void sameDumpAgain_changesNothing(String name) {
    EngineStandIn engine = new EngineStandIn();
    EngineStandIn.Run first = engine.run(set(name));
    EngineStandIn.Run second = engine.run(set(name));
    assertThat(first.duplicates).isZero();
    assertThat(second.accepted).isEmpty();
    assertThat(second.duplicates).isEqualTo(first.accepted.size());
  }

  @Test
  void newerDumpOnTop_standsAsTheNewerAlone() {
    EngineStandIn alone = new EngineStandIn();
    alone.run(set("beer-2016-12"));
    EngineStandIn grown = new EngineStandIn();
    grown.run(set("beer-2016-09"));
    EngineStandIn.Run onTop = grown.run(set("beer-2016-12"));
    assertThat(grown.run(set("beer-2016-12")).accepted).as("once more").isEmpty();

    // 36 posts, 24 users and 14 comments are gone. Of the 5 votes one was on a post that is gone.
    Map<String, Long> undone =
        onTop.accepted.stream()
            .filter(event -> event.id().matches("(gone|back|owner)-.*"))
            .collect(
                Collectors.groupingBy(
                    event -> event.id().replaceFirst("-\\d.*", ""), Collectors.counting()));
    assertThat(undone)
        .isEqualTo(
            Map.of(
                "gone-post",
                36L,
                "gone-user",
                24L,
                "gone-comment",
                14L,
                "gone-vote",
                4L,
                "owner",
                1L));

    Set<String> live = live(grown);
    assertThat(live).isEqualTo(live(alone));
    for (String id : live) {
      assertThat(told(grown.event(id))).isEqualTo(told(alone.event(id)));
    }
  }

  /** What counts, but for counts of views: those of the older dump stay beside the newer. */
  private static Set<String> live(EngineStandIn engine) {
    Set<String> live = new HashSet<>();
    engine
        .states()
        .forEach(
            (id, state) -> {
              if (state == KnownEvent.State.LIVE && !id.matches("(gone|owner|views)-.*")) {
                live.add(id);
              }
            });
    return live;
  }

  /** What an event says, but for people that are gone since. */
  private static String told(SourceEvent event) {
    return event.type() + event.time() + event.value() + event.attributes().get("kind");
  }
}
