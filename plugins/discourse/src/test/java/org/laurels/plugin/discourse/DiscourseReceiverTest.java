// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceItem;

class DiscourseReceiverTest {
  private static final Instant POSTED = Instant.parse("2026-04-30T10:00:00.500Z");

  private static SourceEvent post(String event, int number, String more) {
    return Sent.event(Sent.heard("post", event, Bodies.post("post", number, more)));
  }

  private static String ignored(String type, String event, String body) {
    return ((Reception.Ignored) Sent.heard(type, event, body)).reason();
  }

  private static Reception.Refused refused(Reception reception) {
    return (Reception.Refused) reception;
  }

  @Test
  void reply_isAnAnswerToItsTopic() {
    assertThat(post("post_created", 2, ""))
        .isEqualTo(
            SourceEvent.builder("post_created:31", "answer.posted", POSTED)
                .actor("5")
                .item(
                    new SourceItem(
                        "post-31",
                        "answer",
                        "topic-22",
                        "5",
                        "4",
                        null,
                        POSTED,
                        Sent.URL + "/t/how/22/2",
                        "How?",
                        Map.of()))
                .build());
  }

  @Test
  void newTopic_isToldOnce_withItsTags() {
    SourceEvent asked = Sent.event(Sent.heard("topic", "topic_created", Bodies.topic("")));
    assertThat(asked.type()).isEqualTo("question.asked");
    assertThat(asked.id()).isEqualTo("topic_created:22");
    assertThat(asked.actor()).isEqualTo("2");
    SourceItem item = Objects.requireNonNull(asked.item());
    assertThat(item.id()).isEqualTo("topic-22");
    assertThat(item.tags()).containsExactly("router", "wifi");
    assertThat(item.board()).isEqualTo("4");
    assertThat(ignored("post", "post_created", Bodies.post("post", 1, "")))
        .isEqualTo(DiscourseReceiver.FIRST_POST);
  }

  @Test
  void tagsOfNewerForums_areReadToo() {
    String body = Bodies.topic("").replace("[\"router\",\"wifi\"]", "[{\"id\":1,\"name\":\"tv\"}]");
    assertThat(
            Objects.requireNonNull(Sent.event(Sent.heard("topic", "topic_created", body)).item())
                .tags())
        .containsExactly("tv");
  }

  @Test
  void eventId_isTheSameAtEachRetry_andAnotherForAnotherState() {
    SourceEvent first = post("post_edited", 2, ",\"edit_reason\":\"a\"");
    byte[] body = Bodies.post("post", 2, "").getBytes(UTF_8);
    Map<String, List<String>> headers =
        new TreeMap<>(Sent.request("post", "post_edited", body).headers());
    headers.put("x-discourse-event-id", List.of("4712"));
    assertThat(Sent.event(Sent.heard(Sent.request(headers, body))).id()).isEqualTo(first.id());
    String later =
        Bodies.post("post", 2, "")
            .replace("\"version\":1", "\"version\":2")
            .replaceFirst("updated_at\":\"2026-04-30T10:00", "updated_at\":\"2026-04-30T11:00");
    SourceEvent second = Sent.event(Sent.heard("post", "post_edited", later));
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.time()).isEqualTo(Instant.parse("2026-04-30T11:00:00.500Z"));
  }

  @Test
  void deletedAndRecovered_areTold() {
    String gone =
        Bodies.post("post", 2, "")
            .replace("\"deleted_at\":null", "\"deleted_at\":\"2026-05-01T11:00:00.000Z\"");
    SourceEvent deleted = Sent.event(Sent.heard("post", "post_destroyed", gone));
    assertThat(deleted.type()).isEqualTo("content.deleted");
    assertThat(deleted.time()).isEqualTo(Instant.parse("2026-05-01T11:00:00Z"));
    SourceEvent back = post("post_recovered", 2, "");
    assertThat(back.type()).isEqualTo("content.restored");
    assertThat(back.time()).as("not before it was deleted").isEqualTo(Sent.NOW);
    assertThat(Sent.event(Sent.heard("topic", "topic_destroyed", Bodies.topic(""))).type())
        .isEqualTo("content.deleted");
    assertThat(Sent.event(Sent.heard("topic", "topic_recovered", Bodies.topic(""))).type())
        .isEqualTo("content.restored");
    assertThat(ignored("post", "post_destroyed", Bodies.post("post", 1, "")))
        .isEqualTo(DiscourseReceiver.FIRST_POST);
  }

  @Test
  void solution_tellsNotWhoAccepted_andWhetherThereMayBeSeveral() {
    String body = Bodies.post("solved", 2, "");
    SourceEvent accepted = Sent.event(Sent.heard("solved", "accepted_solution", body));
    assertThat(accepted.type()).isEqualTo("solution.accepted");
    assertThat(accepted.actor()).isNull();
    assertThat(Objects.requireNonNull(accepted.item()).parent()).isEqualTo("topic-22");
    assertThat(accepted.attributes()).isEmpty();
    SourceEvent several =
        Sent.event(Sent.heard("solved", "accepted_solution", body, "several-solutions", "yes"));
    assertThat(several.attributes()).containsEntry("several-solutions", "true");
    assertThat(Sent.event(Sent.heard("solved", "unaccepted_solution", body)).type())
        .isEqualTo("solution.unaccepted");
  }

  @Test
  void like_isAVoteOfThePostOrItsTopic() {
    SourceEvent like = Sent.event(Sent.heard("like", "like_created", Bodies.like(2)));
    assertThat(like.id()).isEqualTo("like_created:31:7");
    assertThat(like.actor()).isEqualTo("7");
    assertThat(like.attributes()).containsEntry("kind", "like");
    assertThat(Objects.requireNonNull(like.item()).author()).isEqualTo("5");
    SourceEvent ofTopic = Sent.event(Sent.heard("like", "like_created", Bodies.like(1)));
    assertThat(Objects.requireNonNull(ofTopic.item()).id()).isEqualTo("topic-22");
  }

  @Test
  void ideas_haveVotesAndComments() {
    String topic = Bodies.topic("");
    assertThat(
            Sent.event(Sent.heard("topic", "topic_created", topic, "idea-categories", "3, 4"))
                .type())
        .isEqualTo("idea.submitted");
    assertThat(
            Sent.event(
                    Sent.heard(
                        "post", "post_created", Bodies.post("post", 2, ""), "idea-categories", "4"))
                .type())
        .isEqualTo("comment.posted");
    SourceEvent up = Sent.event(Sent.heard("topic_voting", "topic_upvote", Bodies.vote(3)));
    SourceEvent un = Sent.event(Sent.heard("topic_voting", "topic_unvote", Bodies.vote(2)));
    SourceEvent again = Sent.event(Sent.heard("topic_voting", "topic_upvote", Bodies.vote(4)));
    assertThat(List.of(up.type(), un.type())).containsExactly("vote.cast", "vote.cleared");
    assertThat(List.of(up.actor(), un.actor())).containsOnly("7");
    assertThat(again.id()).isNotEqualTo(up.id());
  }

  @Test
  void people_areToldByUserName_withoutAddress() {
    SourceEvent joined = Sent.event(Sent.heard("user", "user_created", Bodies.user()));
    assertThat(joined.type()).isEqualTo("member.joined");
    assertThat(joined.attributes()).isEqualTo(Map.of("name", "carl"));
    assertThat(Sent.event(Sent.heard("user", "user_updated", Bodies.user())).type())
        .isEqualTo("member.updated");
    assertThat(Sent.event(Sent.heard("user", "user_destroyed", Bodies.user())).type())
        .isEqualTo("member.erased");
  }

  @Test
  void textsAndAddresses_neverLeaveTheRequest() {
    for (Reception each :
        List.of(
            Sent.heard("post", "post_created", Bodies.post("post", 2, "")),
            Sent.heard("user", "user_created", Bodies.user()),
            Sent.heard("like", "like_created", Bodies.like(2)))) {
      assertThat(each.toString())
          .doesNotContain("<p>")
          .doesNotContain("text")
          .doesNotContain("@")
          .doesNotContain("Carl C.")
          .doesNotContain("Anna A.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user_badge_granted",
        "user_badge_revoked",
        "user_added_to_group",
        "user_removed_from_group",
        "group_updated",
        "user_promoted"
      })
  void whatWeShowThere_comesBackAsNothing(String event) {
    assertThat(ignored("user_badge", event, "{\"user_badge\":{\"id\":1}}"))
        .isEqualTo(DiscourseReceiver.STANDINGS);
  }

  @Test
  void otherEvents_areIgnoredWithTheReason() {
    assertThat(ignored("ping", "ping", "{\"ping\":\"OK\"}")).isEqualTo(DiscourseReceiver.PING);
    assertThat(ignored("topic", "topic_pinned_status_updated", Bodies.topic("")))
        .isEqualTo(DiscourseReceiver.STATE);
    assertThat(ignored("notification", "notification_created", "{\"notification\":{}}"))
        .isEqualTo(DiscourseReceiver.OTHER);
    assertThat(
            ignored(
                "post",
                "post_created",
                Bodies.post("post", 2, "").replace("regular", "private_message")))
        .isEqualTo(Telling.PRIVATE);
    assertThat(
            ignored(
                "topic", "topic_created", Bodies.topic("").replace("regular", "private_message")))
        .isEqualTo(Telling.PRIVATE);
    assertThat(
            ignored(
                "post",
                "post_created",
                Bodies.post("post", 2, "").replace("\"post_type\":1", "\"post_type\":4")))
        .isEqualTo(Telling.NO_CONTENT);
    assertThat(
            ignored(
                "post",
                "post_created",
                Bodies.post("post", 2, "").replace("\"user_id\":5", "\"user_id\":-1")))
        .isEqualTo(Telling.BY_ITSELF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                  | post is missing
          []                                  | the body is no JSON object
          {"post":7}                          | post is no object
          {"post":{"user_id":5}}              | post.id is missing
          {"post":{"user_id":"x","id":1}}     | post.user_id is no number
          {"post":{"user_id":5,"id":1,"topic_id":2} | not JSON as it is taken
          {"post":{"user_id":5,"id":1,"topic_id":2}} | post.created_at is missing
          {"post":{"user_id":5,"id":1,"topic_id":2,"created_at":"x"}} | post.created_at is no time
          """)
  void brokenBody_isRefusedWithTheReason(String body, String reason) {
    Reception.Refused refused = refused(Sent.heard("post", "post_created", body));
    assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
    assertThat(refused.detail()).contains(reason);
  }

  @Test
  void otherForumWithTheSameSecret_isRefused() {
    byte[] body = Bodies.post("post", 2, "").getBytes(UTF_8);
    Map<String, List<String>> headers =
        new TreeMap<>(Sent.request("post", "post_created", body).headers());
    headers.put("x-discourse-instance", List.of("https://other.example.org"));
    assertThat(refused(Sent.heard(Sent.request(headers, body))).detail()).contains("other.example");
    headers.put("x-discourse-instance", List.of("HTTPS://Forum.example.org/"));
    assertThat(Sent.heard(Sent.request(headers, body))).isInstanceOf(Reception.Taken.class);
  }

  /** Made with another program: HMAC-SHA256 of the very bytes with the secret s3cret. */
  @Test
  void signature_isOfTheRawBytes() {
    byte[] body = "{\"post\":{\"id\":31,\"raw\":\"Grüße \\u0000 ☕\"}}\n".getBytes(UTF_8);
    String good = "sha256=e9898499205d422dc98c0af01a41cea0fa813571491b61ec9381e17cbd0440ee";
    for (String each :
        List.of(
            good,
            good.replace("sha256=", "sha256=0"),
            "SHA256" + good.substring(6),
            good.substring(7))) {
      InboundRequest request =
          Sent.request(
              Map.of(
                  "X-Discourse-Event-Signature",
                  List.of(each),
                  "X-Discourse-Event-Type",
                  List.of("ping"),
                  "X-Discourse-Event",
                  List.of("ping")),
              body);
      Reception reception = Sent.heard(request);
      if (each.equals(good)) {
        assertThat(reception).isEqualTo(new Reception.Ignored(DiscourseReceiver.PING));
      } else {
        assertThat(refused(reception).kind()).isEqualTo(RefusalKind.BAD_SIGNATURE);
      }
    }
  }
}
