// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.laurels.plugin.discourse.FakeForum.Post;
import org.laurels.spi.BackfillStoppedException;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.PluginException;
import org.laurels.spi.SourceEvent;
import org.laurels.testkit.TestClock;

class DiscourseCatchUpTest {
  private static final String ACCEPTED = "solution.accepted";
  private static final String VOTE = "vote.cast";

  private final FakeForum forum = new FakeForum();
  private final TestClock clock = TestClock.pinned(Sent.NOW);
  private final FakeEngine engine = new FakeEngine(clock, forum);
  private final List<Duration> waits = new ArrayList<>();

  private Host host(String... more) {
    Map<String, String> config = new LinkedHashMap<>(Sent.config("api-key", FakeForum.KEY));
    for (int i = 0; i < more.length; i += 2) {
      config.put(more[i], more[i + 1]);
    }
    return new DiscourseConnector(waits::add).open(new ConnectorConfig(config));
  }

  private void catchUp(String... more) {
    host(more).catchUp().orElseThrow().run(engine);
  }

  /** Runs when a comparison is due again. */
  private void later(String... more) {
    clock.advance(DiscourseCatchUp.COMPARE_EVERY);
    catchUp(more);
  }

  private void hear(String type, String event, Post post) {
    String body =
        Bodies.post(type, 2, "")
            .replace("\"id\":31", "\"id\":" + post.id)
            .replace("\"post_number\":2", "\"post_number\":" + post.number)
            .replace("\"topic_id\":22", "\"topic_id\":" + post.topic)
            .replace("2026-04-30T10:00:00.500Z", "2026-04-01T10:00:00.000Z");
    engine.offer(Sent.event(Sent.heard(type, event, body)));
  }

  /** Topic 1 with its first post 1, and answers 2 and 3 by users 12 and 13. */
  private void thread() {
    forum.post(1, 1, 1, 11);
    forum.post(2, 1, 2, 12);
    forum.post(3, 1, 3, 13);
  }

  private Post post(long id) {
    return Objects.requireNonNull(forum.posts.get(id));
  }

  private long offered(String type) {
    return engine.events.values().stream().filter(e -> e.type().equals(type)).count();
  }

  @Test
  void history_isReadWithItsLikesAndSolutions() {
    thread();
    post(2).likers.add(13L);
    post(2).likers.add(11L);
    post(1).likers.add(12L);
    post(3).accepted = true;
    catchUp();
    assertThat(engine.events.keySet())
        .containsExactly(
            "user_updated:11:user11",
            "topic_created:1",
            "like_created:1:12",
            "user_updated:12:user12",
            "post_created:2",
            "like_created:2:11",
            "like_created:2:13",
            "user_updated:13:user13",
            "post_created:3",
            "accepted_solution:3:2026-04-01T10:00:00.000Z");
    SourceEvent asked = Objects.requireNonNull(engine.events.get("topic_created:1"));
    assertThat(Objects.requireNonNull(asked.item()).tags()).containsExactly("wifi");
    assertThat(engine.warnings).isEmpty();
    assertThat(engine.cursor).startsWith("3 ");
  }

  @Test
  void webhookAndHistory_sayTheSame() {
    thread();
    hear("post", "post_created", post(2));
    hear("solved", "accepted_solution", post(2));
    post(2).accepted = true;
    int before = engine.events.size();
    catchUp();
    assertThat(offered("answer.posted")).isEqualTo(2);
    assertThat(offered(ACCEPTED)).isEqualTo(1);
    assertThat(engine.events).hasSizeGreaterThan(before);
  }

  @Test
  void manyPosts_areAllReadOnce_overGapsAndRunsThatBreakOff() {
    for (long id = 1; id <= 700; id++) {
      if (id % 50 != 0 && (id < 200 || id > 420)) {
        forum.post(id, id % 9 == 1 ? id : 1, id % 9 == 1 ? 1 : 2 + id, 1 + id % 7);
      }
    }
    int runs = 0;
    long reads = 0;
    while (engine.cursor == null || !engine.cursor.startsWith("699")) {
      forum.asked.clear();
      try {
        host().catchUp().orElseThrow().run(new Breaking(engine, forum, 30));
      } catch (HostUnreachableException e) {
        assertThat(e).hasMessage("cut off");
      }
      reads += forum.asked.size();
      assertThat(++runs).isLessThan(100);
    }
    assertThat(offered("answer.posted") + offered("question.asked")).isEqualTo(forum.posts.size());
    assertThat(runs).isGreaterThan(2);
    assertThat(reads).isGreaterThan(700 / PostWalk.SPAN);
  }

  @Test
  void recordedPosts_areRead() {
    if (Sent.payloads().isEmpty()) {
      System.out.println(
          "SKIPPED: no shared/payloads beside the checkout, so no recorded answer was read");
    }
    Assumptions.assumeTrue(Sent.payloads().isPresent(), "no shared/payloads");
    byte[] recorded = Sent.read(Sent.payloads().orElseThrow().resolve("api/posts_latest.json"));
    byte[] older = Sent.read(Sent.payloads().orElseThrow().resolve("api/posts_before.json"));
    FakeEngine heard =
        new FakeEngine(
            clock,
            request -> {
              if (request.url().endsWith("/posts.json")) {
                return new HostResponse(200, Map.of(), recorded);
              }
              if (request.url().contains("/posts.json?before=")) {
                boolean last = request.url().endsWith("=16");
                return new HostResponse(200, Map.of(), last ? recorded : older);
              }
              return FakeForum.answer(404, "{}");
            });
    host().catchUp().orElseThrow().run(heard);
    assertThat(heard.warnings).isEmpty();
    assertThat(heard.events).containsKey("post_created:15");
    assertThat(heard.cursor).startsWith("15 ");
    byte[] likers = Sent.read(Sent.payloads().orElseThrow().resolve("api/post_action_users.json"));
    Post liked = forum.post(1, 1, 2, 11);
    liked.likers.add(1L);
    FakeEngine second =
        new FakeEngine(
            clock,
            request ->
                request.url().contains("post_action_users")
                    ? new HostResponse(200, Map.of(), likers)
                    : forum.send(request));
    host().catchUp().orElseThrow().run(second);
    assertThat(second.events.keySet()).anyMatch(id -> id.startsWith("like_created:1:1286"));
  }

  @Test
  void likeTakenBack_isFound_andOneGivenAgainToo() {
    thread();
    post(2).likers.add(13L);
    catchUp();
    clock.set(Instant.parse("2026-04-02T00:00:00Z"));
    engine.cursor = "3 2026-04-01T00:00:00Z";
    assertThat(engine.live("post-2", VOTE)).containsExactly("like_created:2:13");

    post(2).likers.clear();
    later();
    assertThat(engine.live("post-2", VOTE)).isEmpty();
    assertThat(Objects.requireNonNull(engine.events.get("unlike_created:2:13")).undoes())
        .isEqualTo("like_created:2:13");

    post(2).likers.add(13L);
    later();
    assertThat(engine.live("post-2", VOTE)).containsExactly("like_created:2:13:1");
    int size = engine.events.size();
    later();
    assertThat(engine.events).as("nothing differs any more").hasSize(size);
  }

  /** Discourse tells of B only; and where even that was lost, the comparison finds it. */
  @Test
  void switchedSolution_endsTheFirst() {
    thread();
    hear("post", "post_created", post(2));
    hear("post", "post_created", post(3));
    hear("solved", "accepted_solution", post(2));
    hear("solved", "accepted_solution", post(3));
    assertThat(engine.live("post-2", ACCEPTED)).isEmpty();
    assertThat(engine.live("post-3", ACCEPTED)).hasSize(1);
    post(3).accepted = true;
    catchUp();
    later();
    assertThat(engine.live("post-3", ACCEPTED)).hasSize(1);
    assertThat(offered(ACCEPTED)).isEqualTo(2);

    post(3).accepted = false;
    post(2).accepted = true;
    later();
    assertThat(engine.live("post-3", ACCEPTED)).isEmpty();
    assertThat(engine.live("post-2", ACCEPTED)).hasSize(1);
  }

  @Test
  void severalSolutions_standTogether() {
    thread();
    post(2).accepted = true;
    post(3).accepted = true;
    catchUp("several-solutions", "yes");
    assertThat(engine.live("post-2", ACCEPTED)).hasSize(1);
    assertThat(engine.live("post-3", ACCEPTED)).hasSize(1);
    clock.set(Instant.parse("2026-04-02T00:00:00Z"));
    engine.cursor = "3 2026-04-01T00:00:00Z";
    post(2).accepted = false;
    later("several-solutions", "yes");
    assertThat(engine.live("post-2", ACCEPTED)).isEmpty();
    assertThat(engine.live("post-3", ACCEPTED)).hasSize(1);
  }

  @Test
  void deletedAndRestored_areFound_bothWaysAndAgain() {
    thread();
    catchUp();
    clock.set(Instant.parse("2026-04-02T00:00:00Z"));
    engine.cursor = "3 2026-04-01T00:00:00Z";
    for (int round = 0; round < 3; round++) {
      post(2).gone = true;
      later();
      assertThat(engine.live("post-2", "answer.posted")).isEmpty();
      assertThat(offered("content.deleted")).isEqualTo(round + 1);
      later();
      assertThat(offered("content.deleted")).as("told once").isEqualTo(round + 1);
      post(2).gone = false;
      later();
      assertThat(engine.live("post-2", "answer.posted")).hasSize(1);
    }
    post(1).gone = true;
    post(3).hidden = true;
    later();
    assertThat(engine.live("topic-1", "question.asked")).isEmpty();
    assertThat(engine.live("post-3", "answer.posted")).isEmpty();
    forum.posts.remove(2L);
    later();
    assertThat(engine.live("post-2", "answer.posted")).as("not there at all").isEmpty();
  }

  @Test
  void forumWithoutSolved_losesNoAcceptance() {
    thread();
    hear("post", "post_created", post(2));
    hear("solved", "accepted_solution", post(2));
    forum.solvedIsOn = false;
    catchUp();
    later();
    assertThat(engine.live("post-2", ACCEPTED)).hasSize(1);
  }

  @Test
  void tooMuch_isAskedAgainAfterTheWait() {
    thread();
    forum.instead.add(new HostResponse(429, Map.of("Retry-After", "17"), "{}".getBytes(UTF_8)));
    catchUp();
    assertThat(waits).hasSize(17).containsOnly(Duration.ofSeconds(1));
    assertThat(offered("answer.posted")).isEqualTo(2);
  }

  @Test
  void forumThatHasUsWaitForEver_endsTheRun_andAStopIsHeard() {
    thread();
    for (int i = 0; i < 20; i++) {
      forum.instead.add(new HostResponse(429, Map.of("Retry-After", "9999"), new byte[0]));
    }
    assertThatThrownBy(this::catchUp)
        .isInstanceOf(HostUnreachableException.class)
        .hasMessageContaining("429");
    assertThat(waits).hasSize(600);
    engine.stopped = true;
    assertThatThrownBy(this::catchUp).isInstanceOf(BackfillStoppedException.class);
  }

  @Test
  void answersThatMakeNoSense_areNamed() {
    forum.instead.add(FakeForum.answer(200, "<html>maintenance</html>"));
    assertThatThrownBy(this::catchUp)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("/posts.json");
    forum.instead.add(FakeForum.answer(403, "{}"));
    assertThatThrownBy(this::catchUp)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("403");
    forum.instead.add(FakeForum.answer(502, ""));
    assertThatThrownBy(this::catchUp).isInstanceOf(HostUnreachableException.class);
    engine.cursor = "nonsense";
    assertThatThrownBy(this::catchUp)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("cursor");
  }

  @Test
  void postThatMakesNoSense_isWarnedOf_andTheRestIsRead() {
    thread();
    post(2).more = ",\"topic_archetype\":[1]";
    catchUp();
    assertThat(engine.warnings)
        .singleElement()
        .asString()
        .startsWith("post 2: latest_posts.topic_archetype");
    assertThat(engine.events).containsKey("post_created:3");
  }
}
