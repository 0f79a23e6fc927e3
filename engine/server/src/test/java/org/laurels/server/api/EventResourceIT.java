// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;

class EventResourceIT {
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void batch_givesAReceiptForEach() {
    TestServer.Answer answer = server.post(TestServer.history());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/receipts")).hasSize(4);
    assertThat(answer.json().at("/receipts/3/status").textValue()).isEqualTo("accepted");
    assertThat(answer.json().at("/receipts/3/id").textValue()).isEqualTo("4");
  }

  @Test
  void sameEventAgain_answersWithTheFirst() {
    String event =
        TestServer.event(
            "1", "question.asked", "2026-05-01T10:00:00Z", "{\"item\":{\"id\":\"q\"}}");
    JsonNode first = server.post(event).json().at("/receipts/0");
    JsonNode again = server.post("application/cloudevents+json", event).json().at("/receipts/0");

    assertThat(again.get("status").textValue()).isEqualTo("duplicate");
    assertThat(again.get("event")).isEqualTo(first.get("event"));
    assertThat(server.wiring.standings().totals(server.ours).events()).isEqualTo(1);
  }

  @Test
  void malformedEventInABatch_isRefusedAndTheRestGoesThrough() {
    String good =
        TestServer.event("1", "member.joined", "2026-05-01T10:00:00Z", "{\"actor\":\"1\"}");
    String bad =
        TestServer.event("2", "question.asked", "2026-05-01T10:00:00Z", "{\"item\":{\"id\":7}}");
    TestServer.Answer answer =
        server.post("application/cloudevents-batch+json", "[" + good + "," + bad + ",5]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/receipts/0/status").textValue()).isEqualTo("accepted");
    assertThat(answer.json().at("/receipts/1/status").textValue()).isEqualTo("refused");
    assertThat(answer.json().at("/receipts/1/id").textValue()).isEqualTo("2");
    assertThat(answer.json().at("/receipts/1/problem").textValue())
        .isEqualTo("[1].data.item.id must be a text");
    assertThat(answer.json().at("/receipts/2/status").textValue()).isEqualTo("refused");
    assertThat(server.wiring.standings().totals(server.ours).events()).isEqualTo(1);
  }

  @Test
  void receipt_saysWhyALimitHeldBack() {
    server.post(TestServer.history());

    TestServer.Answer answer =
        server.get("/api/v1/communities/ours/events/receipt?source=forum&id=4");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/state").textValue()).isEqualTo("live");
    assertThat(answer.json().at("/entries/0/change").longValue()).isEqualTo(10);
    assertThat(answer.json().at("/entries/1/reason").textValue()).isEqualTo("limit");
    assertThat(answer.json().at("/entries/1/change").longValue()).isEqualTo(-5);
    JsonNode rule = answer.json().at("/rules/0");
    assertThat(rule.get("held").booleanValue()).isTrue();
    assertThat(rule.at("/given/0/held_back").longValue()).isEqualTo(5);
    assertThat(rule.get("why").textValue())
        .startsWith("+5 reputation (would have been +10 reputation; the limit daily is reached)")
        .contains("event.value = 1");
  }

  @Test
  void receipt_saysWhyNothingWasGiven() {
    server.post(TestServer.history());
    server.post(
        TestServer.event(
            "5",
            "vote.cast",
            "2026-05-03T10:00:00Z",
            "{\"actor\":\"2\",\"item\":{\"id\":\"a1\"}}"));

    JsonNode receipt =
        server.get("/api/v1/communities/ours/events/receipt?source=forum&id=5").json();

    assertThat(receipt.get("entries")).isEmpty();
    assertThat(receipt.at("/rules/0/held").booleanValue()).isFalse();
    assertThat(receipt.at("/rules/0/why").textValue()).startsWith("nothing, since");
  }

  @Test
  void receipt_namesPeopleAsTheHostDoes() {
    server.post(
        "["
            + String.join(
                ",",
                TestServer.event(
                    "p1",
                    "answer.posted",
                    "2026-05-01T10:00:00Z",
                    "{\"actor\":\"ben\",\"item\":{\"id\":\"a1\",\"kind\":\"answer\"}}"),
                TestServer.event(
                    "v1",
                    "vote.cast",
                    "2026-05-03T10:00:00Z",
                    "{\"actor\":\"ann\",\"item\":{\"id\":\"a1\"}}"))
            + "]");

    JsonNode rule =
        server
            .get("/api/v1/communities/ours/events/receipt?source=forum&id=v1")
            .json()
            .at("/rules/0");

    assertThat(rule.at("/values/event.actor").textValue()).isEqualTo("ann");
    assertThat(rule.at("/values/item.author").textValue()).isEqualTo("ben");
    assertThat(rule.at("/why").textValue()).contains("event.actor = ann, ", "item.author = ben");
  }

  @Test
  void receipt_ofAnUnknownEvent_isNotFound() {
    TestServer.Answer answer =
        server.get("/api/v1/communities/ours/events/receipt?source=forum&id=9");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }
}
