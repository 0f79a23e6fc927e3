// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.ApiToken;
import org.laurels.core.connection.Connection;
import org.laurels.server.TestServer;
import org.laurels.server.host.PluginHost;
import org.laurels.spi.Host;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.Probe;

/** Tools configure connections over the API; tokens that hosts hold do not. */
class ConnectionApiIT {
  private static final String API = "/api/v1/communities/ours";
  private static final String FORUM =
      "{\"name\":\"forum\",\"connector\":\"line\",\"fields\":{\"board\":\"help\"}}";

  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(PluginHost.of("test", new LineConnector()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestServer.Answer call(String method, String path, String body) {
    return call(server.token, method, path, body);
  }

  private TestServer.Answer call(String token, String method, String path, String body) {
    return server.answer(
        server
            .request(API + path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void secrets_areInTheAnswerThatMadeThem_andInNoOther() {
    TestServer.Answer made = call("POST", "/connections", FORUM);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String secret = made.json().get("secrets").get("secret").textValue();
    TestServer.Answer rotated = call("POST", "/connections/forum/rotate", "");
    String next = rotated.json().get("secrets").get("secret").textValue();
    assertThat(next).startsWith("whsec_").isNotEqualTo(secret);
    assertThat(rotated.text()).doesNotContain(secret);

    for (String path : List.of("/connections", "/connections/forum", "/connectors")) {
      assertThat(server.get(API + path).text()).doesNotContain(secret, next);
    }
    TestServer.Answer changed =
        call("PUT", "/connections/forum", "{\"silence_hours\":3,\"fields\":{\"size\":\"7\"}}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.text()).doesNotContain(secret, next);
    assertThat(changed.json().get("silence_hours").longValue()).isEqualTo(3);
    assertThat(changed.json().get("settings").get("board").textValue()).isEqualTo("help");
    assertThat(changed.json().get("secrets_set")).hasSize(2);
    assertThat(call("DELETE", "/connections/forum", "").status()).isEqualTo(204);
    server.get(API + "/connections/forum").isProblem(404, "not-found");
  }

  @Test
  void whatIsWrong_isNamedByField() {
    TestServer.Answer wrong =
        call(
            "POST",
            "/connections",
            "{\"name\":\"No\",\"connector\":\"line\",\"source\":\"laurels\","
                + "\"fields\":{\"bord\":\"x\",\"size\":\"many\",\"secret\":\"s3cr\\n\"}}");
    wrong.isProblem(400, "refused");
    assertThat(wrong.json().get("errors").findValuesAsText("field"))
        .contains("name", "source", "bord", "size", "secret", "board");
    assertThat(wrong.text()).doesNotContain("s3cr");
    call("POST", "/connections", "{\"name\":\"a\",\"connector\":\"none\"}")
        .isProblem(400, "refused");
    call("POST", "/connections", "{\"name\":\"a\",\"connecter\":\"line\"}")
        .isProblem(400, "refused");
    call("POST", "/connections", FORUM);
    TestServer.Answer changed =
        call("PUT", "/connections/forum", "{\"fields\":{\"size\":\"many\"}}");
    changed.isProblem(400, "refused");
    assertThat(changed.json().get("path").textValue()).isEqualTo("size");
    assertThat(call("POST", "/connections", FORUM).json().get("errors").findValuesAsText("field"))
        .containsExactly("name");
  }

  @Test
  void connectors_tellTheirFields() {
    var line = server.get(API + "/connectors").json().get("items").get(0);
    assertThat(line.get("name").textValue()).isEqualTo("line");
    assertThat(line.get("fields").findValuesAsText("kind"))
        .containsExactly("secret", "secret", "line", "number");
  }

  @Test
  void check_andReplay_areOfOneOutcome() {
    call("POST", "/connections", FORUM);
    TestServer.Answer checked = call("POST", "/connections/forum/check", "");
    assertThat(checked.json().get("good").booleanValue()).isTrue();
    assertThat(checked.json().get("asked").booleanValue()).isFalse();
    call("POST", "/connections/forum/switch-on", "");
    call("POST", "/connections/forum/replay?outcome=nonsense", "")
        .isProblem(400, "invalid-parameter");
    assertThat(call("POST", "/connections/forum/replay?outcome=stale", "").status()).isEqualTo(200);
  }

  @Test
  void tokensOfHosts_sendEvents_andOpenNothingThatManages() {
    String events =
        server.wiring.tokenBook().make(server.ours, "host", ApiToken.Scope.EVENTS, null).text();
    assertThat(call(events, "POST", "/events", TestServer.history()).status()).isEqualTo(200);
    for (String path :
        List.of(
            "/members", "/badges", "/programme", "/boards", "/events/receipt?source=forum&id=3")) {
      assertThat(call(events, "GET", path, "").status()).as(path).isEqualTo(200);
    }
    long member = server.wiring.standings().find(server.ours, "forum", "2").get(0).memberId();
    String of = "/members/" + org.laurels.server.api.OpaqueId.MEMBER.of(member);
    for (String path :
        List.of(
            "/connections",
            "/connectors",
            of + "/wallet",
            of + "/privacy",
            of + "/export",
            of + "/redemptions",
            "/redemptions",
            "/budgets",
            "/books",
            "/payouts")) {
      call(events, "GET", path, "").isProblem(403, "forbidden");
    }
    call(events, "POST", of + "/badges", "{}").isProblem(403, "forbidden");
    call(events, "POST", of + "/erase", "").isProblem(403, "forbidden");
    call(events, "POST", "/connections", FORUM).isProblem(403, "forbidden");
    server
        .answer(
            server
                .request("/api/v1/communities/theirs/connections")
                .header("Authorization", "Bearer " + events)
                .build())
        .isProblem(404, "not-found");
  }

  /** A probe through calls of the test's own. */
  private ConnectionCheck.Result check(HostCaller caller, Probe probe) {
    LineConnector line = new LineConnector();
    PluginHost plugins =
        PluginHost.of(
            "test",
            new org.laurels.spi.Connector() {
              @Override
              public String name() {
                return "line";
              }

              @Override
              public String description() {
                return line.description();
              }

              @Override
              public List<org.laurels.spi.ConfigField> fields() {
                return line.fields();
              }

              @Override
              public Host open(org.laurels.spi.ConnectorConfig config) {
                return new Host() {
                  @Override
                  public java.util.Optional<Probe> probe() {
                    return java.util.Optional.of(probe);
                  }
                };
              }
            });
    call("POST", "/connections", FORUM);
    try (Connections connections = server.wiring.connections(plugins)) {
      Connection connection = connections.book().find(server.ours, "forum").orElseThrow();
      return new ConnectionCheck(connections.hosts(), caller)
          .run(connection, connections.health(connection));
    }
  }

  @Test
  void probe_isAsked_andItsFailuresAreFindings() {
    HostCaller good =
        (connection, max) -> request -> new HostResponse(200, java.util.Map.of(), new byte[0]);
    Probe probe =
        calls ->
            List.of(
                new Probe.Finding(
                    calls.send(HostRequest.of("GET", "https://h.example/")).status() == 200,
                    "it\nanswers"));
    ConnectionCheck.Result fine = check(good, probe);
    assertThat(fine.asked()).isTrue();
    assertThat(fine.isGood()).isTrue();
    assertThat(fine.findings()).extracting(Probe.Finding::text).contains("it?answers");

    HostCaller away =
        (connection, max) ->
            request -> {
              throw new HostUnreachableException("connection refused");
            };
    assertThat(check(away, probe).isGood()).isFalse();
    ConnectionCheck.Result bug =
        check(
            good,
            calls -> {
              throw new IllegalStateException("oops");
            });
    assertThat(bug.findings().get(1).text()).contains("a bug in it");
    assertThat(
            check(good, calls -> java.util.Collections.nCopies(99, new Probe.Finding(true, "x")))
                .findings())
        .hasSize(1 + Probe.FINDINGS_MAX);
  }
}
