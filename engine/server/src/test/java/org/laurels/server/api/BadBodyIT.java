// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.TestServer;

/** Whatever is wrong with a body is answered with a problem, and nothing is written. */
class BadBodyIT {
  private static final String JSON = "application/json";
  private static final String SINGLE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String TIME = "2026-05-01T10:00:00Z";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String event(String data) {
    return TestServer.event("1", "vote.cast", TIME, data);
  }

  static Stream<Arguments> badBodies() {
    String good = event("{\"actor\":\"1\"}");
    return Stream.of(
        arguments("empty body", JSON, "", 400, "malformed-json", null),
        arguments("no JSON", JSON, "hello", 400, "malformed-json", null),
        arguments("cut short", JSON, good.substring(0, 40), 400, "malformed-json", null),
        arguments("two documents", JSON, good + good, 400, "malformed-json", null),
        arguments("field twice", JSON, "{\"id\":\"1\",\"id\":\"2\"}", 400, "malformed-json", null),
        arguments("deep nesting", JSON, "[".repeat(5_000), 400, "malformed-json", null),
        arguments(
            "deep data",
            JSON,
            event("{\"item\":" + "[".repeat(60) + "]".repeat(60) + "}"),
            400,
            "malformed-json",
            null),
        arguments(
            "endless text",
            JSON,
            event("{\"actor\":\"" + "x".repeat(20_000) + "\"}"),
            400,
            "malformed-json",
            null),
        arguments(
            "endless number",
            JSON,
            event("{\"value\":" + "9".repeat(2_000) + "}"),
            400,
            "malformed-json",
            null),
        arguments("a text", JSON, "\"event\"", 400, "invalid-event", null),
        arguments("null", JSON, "null", 400, "invalid-event", null),
        arguments("array as single", SINGLE, "[" + good + "]", 400, "invalid-event", null),
        arguments("single as array", BATCH, good, 400, "invalid-event", null),
        arguments("nothing said", JSON, "{}", 400, "invalid-event", "specversion"),
        arguments(
            "old version",
            JSON,
            good.replace("\"1.0\"", "\"0.3\""),
            400,
            "invalid-event",
            "specversion"),
        arguments(
            "version as number",
            JSON,
            good.replace("\"1.0\"", "1.0"),
            400,
            "invalid-event",
            "specversion"),
        arguments(
            "no source",
            JSON,
            good.replace("\"source\":\"forum\",", ""),
            400,
            "invalid-event",
            "source"),
        arguments(
            "empty id",
            JSON,
            good.replace("\"id\":\"1\"", "\"id\":\"\""),
            400,
            "invalid-event",
            "id"),
        arguments(
            "long id",
            JSON,
            good.replace("\"id\":\"1\"", "\"id\":\"" + "i".repeat(191) + "\""),
            400,
            "invalid-event",
            "id"),
        arguments(
            "bad type", JSON, good.replace("vote.cast", "Vote Cast"), 400, "invalid-event", "type"),
        arguments(
            "no time",
            JSON,
            good.replace("\"time\":\"" + TIME + "\",", ""),
            400,
            "invalid-event",
            "time"),
        arguments("bad time", JSON, good.replace(TIME, "yesterday"), 400, "invalid-event", "time"),
        arguments(
            "time before 1970", JSON, good.replace("2026", "1969"), 400, "invalid-event", "time"),
        arguments(
            "sequence as text",
            JSON,
            good.replace("\"data\"", "\"sequence\":\"1\",\"data\""),
            400,
            "invalid-event",
            "sequence"),
        arguments(
            "XML data",
            JSON,
            good.replace("\"data\"", "\"datacontenttype\":\"text/xml\",\"data\""),
            400,
            "invalid-event",
            "datacontenttype"),
        arguments(
            "binary data",
            JSON,
            good.replace("\"data\"", "\"data_base64\":\"AA==\",\"x\""),
            400,
            "invalid-event",
            "data_base64"),
        arguments("data as text", JSON, event("\"x\""), 400, "invalid-event", "data"),
        arguments(
            "misspelt field", JSON, event("{\"actr\":\"1\"}"), 400, "invalid-event", "data.actr"),
        arguments(
            "actor as number", JSON, event("{\"actor\":1}"), 400, "invalid-event", "data.actor"),
        arguments(
            "value as text", JSON, event("{\"value\":\"1\"}"), 400, "invalid-event", "data.value"),
        arguments(
            "value in parts", JSON, event("{\"value\":1.5}"), 400, "invalid-event", "data.value"),
        arguments(
            "value overflows",
            JSON,
            event("{\"value\":9223372036854775808}"),
            400,
            "invalid-event",
            "data.value"),
        arguments(
            "value too large",
            JSON,
            event("{\"value\":1000000000001}"),
            400,
            "invalid-event",
            "data.value"),
        arguments(
            "item without id", JSON, event("{\"item\":{}}"), 400, "invalid-event", "data.item.id"),
        arguments(
            "tag as number",
            JSON,
            event("{\"item\":{\"id\":\"1\",\"tags\":[\"a\",2]}}"),
            400,
            "invalid-event",
            "data.item.tags[1]"),
        arguments(
            "attribute as list",
            JSON,
            event("{\"attributes\":{\"a\":[]}}"),
            400,
            "invalid-event",
            "data.attributes.a"),
        arguments(
            "control character",
            JSON,
            event("{\"actor\":\"a\\u0000b\"}"),
            400,
            "invalid-event",
            "data.actor"),
        arguments(
            "broken character",
            JSON,
            event("{\"actor\":\"a\\ud800b\"}"),
            400,
            "invalid-event",
            "data.actor"),
        arguments(
            "item's own parent",
            JSON,
            event("{\"item\":{\"id\":\"1\",\"parent\":\"1\"}}"),
            400,
            "invalid-event",
            "data.item.parent"),
        arguments(
            "too many events",
            JSON,
            "[" + "{},".repeat(1_000) + "{}]",
            413,
            "too-many-events",
            null),
        arguments("10 MB", JSON, "[" + " ".repeat(10_000_000) + "]", 413, "body-too-large", null),
        arguments("XML", "application/xml", "<a/>", 415, "unsupported-media-type", null),
        arguments(
            "a form",
            "application/x-www-form-urlencoded",
            "a=b",
            415,
            "unsupported-media-type",
            null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badBodies")
  void badBody_isAProblemAndWritesNothing(
      String name, String mediaType, String body, int status, String type, String path) {
    TestServer.Answer answer = server.post(mediaType, body);

    answer.isProblem(status, type);
    assertThat(answer.json().path("path").textValue()).isEqualTo(path);
    assertThat(server.wiring.standings().totals(server.ours))
        .isEqualTo(new StandingStore.Totals(0, 0, 0, 0, 0));
  }

  @Test
  void malformedJson_isNamedByLineAndColumn() {
    TestServer.Answer answer = server.post("{\n  \"id\": oops\n}");

    assertThat(answer.json().get("line").intValue()).isEqualTo(2);
    assertThat(answer.json().get("column").intValue()).isGreaterThan(8);
  }

  @Test
  void bodyWithoutALength_isLimitedToo() {
    byte[] large = new byte[5_000_000];
    java.util.Arrays.fill(large, (byte) ' ');
    TestServer.Answer answer =
        server.answer(
            server
                .request("/api/v1/communities/ours/events")
                .header("Authorization", "Bearer " + server.token)
                .header("Content-Type", JSON)
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large)))
                .build());

    answer.isProblem(413, "body-too-large");
  }
}
