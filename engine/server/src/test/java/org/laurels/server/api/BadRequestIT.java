// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.TestServer;

/** Whatever is wrong is answered with a problem, and nothing is written. */
class BadRequestIT {
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

    assertProblem(answer, status, type);
    assertThat(answer.json().path("path").textValue()).isEqualTo(path);
    assertThat(server.wiring.standings().totals(server.ours))
        .isEqualTo(new StandingStore.Totals(0, 0, 0, 0, 0));
  }

  private static void assertProblem(TestServer.Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.json().get("type").textValue()).isEqualTo("urn:laurels:problem:" + type);
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("detail").textValue()).isNotEmpty();
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

    assertProblem(answer, 413, "body-too-large");
  }

  static Stream<Arguments> badKeys() {
    return Stream.of(
        arguments("none", null),
        arguments("another scheme", "Basic abc"),
        arguments("no token", "Bearer "),
        arguments("no such form", "Bearer hello"),
        arguments("never made", "Bearer laurels_" + "a".repeat(43)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badKeys")
  void badToken_isUnauthenticated(String name, String header) {
    for (String community : new String[] {"ours", "nowhere"}) {
      HttpRequest.Builder request = server.request("/api/v1/communities/" + community + "/members");
      if (header != null) {
        request.header("Authorization", header);
      }
      TestServer.Answer answer = server.answer(request.build());

      assertProblem(answer, 401, "unauthenticated");
      assertThat(server.send(request.build()).headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void expiredAndRevokedTokens_areUnauthenticated() {
    String expired = server.wiring.tokenBook().make(server.ours, "old", TestServer.NOW).text();
    var revoked = server.wiring.tokenBook().make(server.ours, "lost", null);
    server.wiring.tokenBook().revoke(server.ours, revoked.token().id());

    for (String token : new String[] {expired, revoked.text()}) {
      assertProblem(
          server.answer(
              server
                  .request("/api/v1/communities/ours/members")
                  .header("Authorization", "Bearer " + token)
                  .build()),
          401,
          "unauthenticated");
    }
  }

  @Test
  void foreignTokenAndUnknownCommunity_answerAlike() {
    TestServer.Answer foreign = server.get("/api/v1/communities/theirs/members");
    TestServer.Answer unknown = server.get("/api/v1/communities/nowhere/members");

    assertProblem(foreign, 404, "not-found");
    assertThat(foreign.text()).isEqualTo(unknown.text());
  }

  static Stream<Arguments> badAddresses() {
    String ours = "/api/v1/communities/ours";
    return Stream.of(
        arguments("GET", "/nowhere", 404, "not-found"),
        arguments("GET", "/api/v2/communities", 404, "not-found"),
        arguments("DELETE", ours + "/events", 405, "method-not-allowed"),
        arguments("PUT", "/health", 405, "method-not-allowed"),
        arguments("TRACE", "/health", 405, "method-not-allowed"),
        arguments("GET", ours + "/members?limit=0", 400, "invalid-parameter"),
        arguments("GET", ours + "/members?limit=1001", 400, "invalid-parameter"),
        arguments("GET", ours + "/members?limit=many", 400, "invalid-parameter"),
        arguments("GET", ours + "/members?after=7", 400, "invalid-parameter"),
        arguments("GET", ours + "/standings", 400, "invalid-parameter"),
        arguments("GET", ours + "/events/receipt?id=1", 400, "invalid-parameter"),
        arguments("GET", "/c/nowhere", 404, "not-found"),
        arguments("GET", "/a%00b", 400, "refused"),
        arguments("GET", "/a/%2e%2e/b", 400, "refused"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("badAddresses")
  void badAddress_isAProblem(String method, String path, int status, String type) {
    TestServer.Answer answer =
        server.answer(
            server
                .request(path)
                .header("Authorization", "Bearer " + server.token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());

    assertProblem(answer, status, type);
  }

  @Test
  void brokenRequestLine_isAProblem() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }
  }

  @Test
  void headersTooLarge_areAProblem() {
    TestServer.Answer answer =
        server.answer(server.request("/health").header("X-Long", "x".repeat(20_000)).build());

    assertProblem(answer, 431, "refused");
  }
}
