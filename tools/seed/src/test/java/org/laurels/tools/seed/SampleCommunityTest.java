// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.ItemMention;

class SampleCommunityTest {
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
  private static final SampleCommunity USUAL = SampleCommunity.of(1, SampleSize.USUAL, END);

  @Test
  void events_ofOneSeed_areTheSameOnEveryJdk() {
    assertThat(hash(USUAL.events()))
        .isEqualTo("5af725dd6bc933ebfb2809d9907119bec5b334cec5edac16ac7527886e524048");
    assertThat(SampleCommunity.of(1, SampleSize.USUAL, END).events()).isEqualTo(USUAL.events());
  }

  @Test
  void events_ofAnotherSeed_differ() {
    assertThat(SampleCommunity.of(2, SampleSize.SMALL, END).events())
        .isNotEqualTo(SampleCommunity.of(1, SampleSize.SMALL, END).events());
  }

  @Test
  void counts_ofTheUsualSize_lieInTheirBands() {
    for (long seed = 1; seed <= 5; seed++) {
      SampleCommunity community = SampleCommunity.of(seed, SampleSize.USUAL, END);
      Map<String, Integer> counts = community.counts();
      assertThat(community.events()).as("seed " + seed).hasSizeBetween(9_000, 11_500);
      bands()
          .forEach(
              (type, band) -> assertThat(counts.get(type)).as(type).isBetween(band[0], band[1]));
      assertThat(counts.keySet()).isEqualTo(bands().keySet());
    }
  }

  private static Map<String, int[]> bands() {
    Map<String, int[]> bands = new TreeMap<>();
    bands.put("answer.posted", new int[] {1_400, 1_800});
    bands.put("comment.posted", new int[] {650, 950});
    bands.put("content.deleted", new int[] {15, 60});
    bands.put("content.edited", new int[] {80, 190});
    bands.put("content.hidden", new int[] {35, 100});
    bands.put("content.restored", new int[] {10, 50});
    bands.put("event.withdrawn", new int[] {1, 1});
    bands.put("idea.status.changed", new int[] {20, 80});
    bands.put("idea.submitted", new int[] {70, 70});
    bands.put("member.joined", new int[] {420, 520});
    bands.put("member.merged", new int[] {6, 12});
    bands.put("member.visited", new int[] {700, 1_300});
    bands.put("question.asked", new int[] {890, 902});
    bands.put("satisfaction.rated", new int[] {110, 190});
    bands.put("solution.accepted", new int[] {420, 620});
    bands.put("solution.unaccepted", new int[] {8, 45});
    bands.put("ticket.opened", new int[] {280, 280});
    bands.put("ticket.reopened", new int[] {8, 40});
    bands.put("ticket.replied", new int[] {400, 650});
    bands.put("ticket.solved", new int[] {250, 320});
    bands.put("vote.cast", new int[] {2_700, 4_400});
    bands.put("vote.cleared", new int[] {50, 170});
    return bands;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 1_000, 3_000, 30_000})
  void events_ofAnySize_areAboutAsMany(int events) {
    int made = SampleCommunity.of(7, SampleSize.about(events), END).events().size();
    // Twenty people make some noise even where one question is asked.
    assertThat(made).isBetween((int) (events * 0.75), (int) (events * 1.4) + 200);
  }

  @Test
  void times_lieWithinTheSpan_inOrder() {
    assertThat(USUAL.events()).isSortedAccordingTo(Comparator.comparing(Event::order));
    assertThat(USUAL.events().get(0).time()).isAfter(END.minus(Duration.ofDays(365)));
    assertThat(USUAL.events()).allMatch(event -> event.time().isBefore(END));
    assertThat(USUAL.events()).extracting(Event::key).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void events_followWhatTheyAreAbout(long seed) {
    Set<String> joined = new HashSet<>();
    Map<String, Event> items = new HashMap<>();
    Set<EventKey> seen = new HashSet<>();
    for (Event event : SampleCommunity.of(seed, SampleSize.USUAL, END).events()) {
      if (event.type().equals("member.joined")) {
        assertThat(event.attributes().get("name")).matches("[A-Z][a-z]+ [A-Z]\\.");
        assertThat(joined.add(event.source() + event.actor())).isTrue();
      } else if (event.actor() != null) {
        assertThat(joined.contains(event.source() + event.actor())).as("%s", event).isTrue();
      }
      ItemMention item = event.item();
      if (item != null) {
        checkItem(event, item, items);
      }
      if (event.undoes() != null) {
        assertThat(seen.contains(new EventKey(event.source(), event.undoes()))).isTrue();
      }
      seen.add(event.key());
    }
  }

  private static void checkItem(Event event, ItemMention item, Map<String, Event> items) {
    if (item.created() == null) {
      Event written = items.get(event.source() + item.id());
      assertThat(written).as("%s", event).isNotNull();
      assertThat(written.time()).isBefore(event.time());
    } else {
      assertThat(items.put(event.source() + item.id(), event)).isNull();
    }
    if (item.parent() != null) {
      assertThat(items.containsKey(event.source() + item.parent())).as("%s", event).isTrue();
    }
  }

  @Test
  void votes_areOneOfEachMemberOnAnItem_andNotOnOnesOwn() {
    Map<String, Integer> live = new HashMap<>();
    for (Event event : USUAL.events()) {
      if (event.type().startsWith("vote.")) {
        ItemMention item = requireNonNull(event.item());
        assertThat(event.actor()).isNotNull().isNotEqualTo(item.author());
        int change = event.type().equals("vote.cast") ? 1 : -1;
        assertThat(live.merge(event.actor() + " on " + item.id(), change, Integer::sum))
            .as("%s", event)
            .isBetween(0, 1);
      }
    }
  }

  @Test
  void hiddenAndDeleted_areLeftAlone() {
    Set<String> gone = new HashSet<>();
    for (Event event : USUAL.events()) {
      ItemMention item = event.item();
      if (item == null) {
        continue;
      }
      switch (event.type()) {
        case "content.hidden", "content.deleted" -> assertThat(gone.add(item.id())).isTrue();
        case "content.restored" -> assertThat(gone.remove(item.id())).isTrue();
        default -> assertThat(gone.contains(item.id())).as("%s", event).isFalse();
      }
    }
    assertThat(gone).isNotEmpty();
  }

  @Test
  void aFewSuperUsers_giveALargePartOfTheAnswers() {
    Map<String, Integer> answers = new HashMap<>();
    for (Event event : USUAL.events()) {
      if (event.type().equals("answer.posted")) {
        answers.merge(requireNonNull(event.actor()), 1, Integer::sum);
      }
    }
    List<Integer> most = new ArrayList<>(answers.values());
    most.sort(Comparator.reverseOrder());
    int all = USUAL.counts().get("answer.posted");
    assertThat(most.stream().limit(6).mapToInt(Integer::intValue).sum())
        .isBetween(all * 30 / 100, all * 65 / 100);
    assertThat(most.size()).isGreaterThan(100);
    assertThat(USUAL.superUsers()).hasSize(6).allMatch(one -> answers.containsKey(one.id()));
  }

  @Test
  void arrivals_holdEveryEvent_someTwiceAndSomeLate() {
    List<Event> events = USUAL.events();
    List<Event> arrivals = USUAL.arrivals(0.05, 0.1, 3);
    assertThat(new HashSet<>(arrivals)).isEqualTo(new HashSet<>(events));
    assertThat(arrivals.size() - events.size())
        .isBetween(events.size() * 4 / 100, events.size() * 6 / 100);
    assertThat(overtaken(arrivals)).isGreaterThan(events.size() * 8 / 100);
    assertThat(USUAL.arrivals(0.05, 0.1, 3)).isEqualTo(arrivals);
    assertThat(USUAL.arrivals(0.05, 0.1, 4)).isNotEqualTo(arrivals);
  }

  private static int overtaken(List<Event> arrivals) {
    int overtaken = 0;
    Instant latest = Instant.MIN;
    for (Event event : arrivals) {
      if (event.time().isBefore(latest)) {
        overtaken++;
      } else {
        latest = event.time();
      }
    }
    return overtaken;
  }

  @Test
  void arrivals_ofNothingSpecial_areTheEvents() {
    assertThat(USUAL.arrivals(0, 0, 3)).isEqualTo(USUAL.events());
    assertThatThrownBy(() -> USUAL.arrivals(-0.1, 0, 3)).hasMessageContaining("duplicateShare");
    assertThatThrownBy(() -> USUAL.arrivals(0, Double.NaN, 3)).hasMessageContaining("lateShare");
  }

  /** Of everything an event says, in an order that no map decides. */
  private static String hash(List<Event> events) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Event event : events) {
        String text =
            String.join(
                "|",
                event.key().toString(),
                event.type(),
                event.time().toString(),
                String.valueOf(event.actor()),
                String.valueOf(event.item()),
                Long.toString(event.value()),
                new TreeMap<>(event.attributes()).toString(),
                String.valueOf(event.undoes()));
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
