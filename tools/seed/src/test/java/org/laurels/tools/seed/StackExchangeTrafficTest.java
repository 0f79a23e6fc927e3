// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;

class StackExchangeTrafficTest {
  private static final int MANY = 200_000;
  private static final int ROUND = 100_000;
  private static final List<Event> EVENTS = take(StackExchangeTraffic.of(1), MANY);

  private static List<Event> take(StackExchangeTraffic traffic, int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(traffic.next());
    }
    return events;
  }

  @Test
  void events_ofOneSeed_areTheSame() {
    List<Event> again = take(StackExchangeTraffic.of(1), 5_000);
    assertThat(again).isEqualTo(EVENTS.subList(0, 5_000));
    assertThat(take(StackExchangeTraffic.of(2), 50)).isNotEqualTo(EVENTS.subList(0, 50));
  }

  @Test
  void events_ofOneSeed_areTheSameOnEveryJdk() {
    Event last = EVENTS.get(MANY - 1);
    assertThat(last.time() + " " + last.type() + " " + requireNonNull(last.item()).id())
        .isEqualTo("2024-01-01T11:08:07.493982Z vote.cast a196093");
  }

  @Test
  void times_strictlyIncrease_andIdsAreUnique() {
    Set<String> ids = new HashSet<>();
    Instant before = TrafficShape.USUAL.start();
    for (Event event : EVENTS) {
      assertThat(ids.add(event.id())).isTrue();
      assertThat(event.time()).isAfter(before);
      before = event.time();
    }
    Duration whole = Duration.between(TrafficShape.USUAL.start(), before);
    assertThat(whole.dividedBy(MANY).toMillis()).isBetween(195L, 205L);
  }

  @Test
  void counts_haveTheShapeOfStackExchange() {
    Map<String, Integer> counts = new HashMap<>();
    EVENTS.forEach(event -> counts.merge(event.type(), 1, Integer::sum));
    assertShare(counts, "vote.cast", 79, 82);
    assertShare(counts, "comment.posted", 8, 9);
    assertShare(counts, "answer.posted", 4, 5);
    assertShare(counts, "question.asked", 2, 4);
    assertShare(counts, "content.edited", 2, 4);
    assertShare(counts, "solution.accepted", 1, 2);
    assertThat(counts).hasSize(6);
  }

  private static void assertShare(Map<String, Integer> counts, String type, int least, int most) {
    assertThat(counts.get(type)).as(type).isBetween(MANY / 100 * least, MANY / 100 * most);
  }

  @Test
  void votes_nameNobody_andGoToPostsThatAreThere() {
    Set<String> posts = new HashSet<>();
    for (Event event : EVENTS) {
      ItemMention item = requireNonNull(event.item());
      if (item.created() != null) {
        assertThat(posts.add(item.id())).isTrue();
      }
      assertThat(posts.contains(item.id())).isTrue();
      if (item.parent() != null) {
        assertThat(posts.contains(item.parent())).isTrue();
      }
      assertThat(event.actor() == null).isEqualTo(event.type().equals("vote.cast"));
    }
  }

  @Test
  void questions_areSolvedOnce() {
    Set<String> solved = new HashSet<>();
    for (Event event : EVENTS) {
      if (event.type().equals("solution.accepted")) {
        assertThat(solved.add(requireNonNull(event.item()).parent())).isTrue();
      }
    }
  }

  @Test
  void votes_areSkewed() {
    Map<String, Integer> byItem = new HashMap<>();
    Map<String, Integer> byAuthor = new HashMap<>();
    for (Event event : EVENTS) {
      if (event.type().equals("vote.cast")) {
        ItemMention item = requireNonNull(event.item());
        byItem.merge(item.id(), 1, Integer::sum);
        byAuthor.merge(requireNonNull(item.author()), 1, Integer::sum);
      }
    }
    assertThat(shareOfTopHundredth(byItem)).isBetween(10, 50);
    assertThat(shareOfTopHundredth(byAuthor)).isBetween(15, 60);
    assertThat(byAuthor.size()).isGreaterThan(3_000);
  }

  private static int shareOfTopHundredth(Map<String, Integer> counts) {
    List<Integer> most = new ArrayList<>(counts.values());
    most.sort(Comparator.reverseOrder());
    int all = most.stream().mapToInt(Integer::intValue).sum();
    int top = most.stream().limit(most.size() / 100).mapToInt(Integer::intValue).sum();
    return top * 100 / all;
  }

  @Test
  void shape_isFollowed() {
    Instant start = Instant.parse("2020-06-01T00:00:00Z");
    TrafficShape shape =
        TrafficShape.USUAL.withMembers(2).withStart(start).withGap(Duration.ofNanos(2_000));
    Set<String> people = new HashSet<>();
    for (Event event : take(new StackExchangeTraffic(1, shape), 10_000)) {
      people.add(requireNonNull(requireNonNull(event.item()).author()));
      assertThat(event.time()).isBetween(start, start.plusMillis(30));
    }
    assertThat(people).containsExactlyInAnyOrder("u1", "u2");
    assertThatThrownBy(() -> shape.withMembers(1)).hasMessageContaining("members");
    assertThatThrownBy(() -> shape.withGap(Duration.ZERO)).hasMessageContaining("gap");
  }

  /** Of processor time, so that a busy machine does not fail it. */
  @Test
  void traffic_comesFasterThanHalfAMillionASecond() {
    StackExchangeTraffic traffic = StackExchangeTraffic.of(9);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < 20 && best >= ROUND * 2_000L; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < ROUND; i++) {
        sum += traffic.next().value();
      }
      best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
    }
    assertThat(sum).isPositive();
    assertThat(ROUND * 1_000_000_000L / best).as("events a second").isGreaterThan(500_000);
  }
}
