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
import org.laurels.core.community.ApiToken;
import org.laurels.server.TestServer;

/** Whatever is wrong with an address, a token or a request line is answered with a problem. */
class BadRequestIT {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
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

      answer.isProblem(401, "unauthenticated");
      assertThat(server.send(request.build()).headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void expiredAndRevokedTokens_areUnauthenticated() {
    String expired =
        server
            .wiring
            .tokenBook()
            .make(server.ours, "old", ApiToken.Scope.MANAGE, TestServer.NOW)
            .text();
    var revoked = server.wiring.tokenBook().make(server.ours, "lost", ApiToken.Scope.MANAGE, null);
    server.wiring.tokenBook().revoke(server.ours, revoked.token().id());

    for (String token : new String[] {expired, revoked.text()}) {
      server
          .answer(
              server
                  .request("/api/v1/communities/ours/members")
                  .header("Authorization", "Bearer " + token)
                  .build())
          .isProblem(401, "unauthenticated");
    }
  }

  @Test
  void foreignTokenAndUnknownCommunity_answerAlike() {
    TestServer.Answer foreign = server.get("/api/v1/communities/theirs/members");
    TestServer.Answer unknown = server.get("/api/v1/communities/nowhere/members");

    foreign.isProblem(404, "not-found");
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

    answer.isProblem(status, type);
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

    answer.isProblem(431, "refused");
  }
}
