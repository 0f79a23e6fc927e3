// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.Outcome;
import org.laurels.server.TestServer;
import org.laurels.server.host.PluginHost;
import org.laurels.spi.InvalidConfigException;

/** A host sends over real HTTP, through a connector of the test, into a real engine. */
class HookIT {
  private TestServer server;
  private Connections connections;
  private Connection connection;
  private String secret;

  @BeforeEach
  void start() {
    server = new TestServer(PluginHost.of("test", new LineConnector()));
    connections = server.wiring.connections(PluginHost.of("test", new LineConnector()));
    ConnectionBook.Configured made =
        connections
            .book()
            .add(
                server.ours,
                "forum",
                "line",
                new ConnectionBook.Wanted(null, Duration.ofHours(1), Map.of("board", "help")));
    connection = made.connection();
    secret = made.made().get("secret");
  }

  @AfterEach
  void stop() {
    connections.close();
    server.close();
  }

  private TestServer.Answer send(String body) {
    return send(body, secret);
  }

  private TestServer.Answer send(String body, String with) {
    return server.answer(
        server
            .request("/hooks/" + connection.hook())
            .header("X-Laurels-Secret", with)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private TestServer.Answer call(String verb) {
    return server.answer(
        server
            .request("/api/v1/communities/ours/connections/forum" + verb)
            .header("Authorization", "Bearer " + server.token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private long reputation() {
    return server
        .wiring
        .examples(server.ours, "reputation", 10)
        .get(0)
        .balances()
        .get("reputation");
  }

  private long booked() {
    return server.wiring.standings().totals(server.ours).events();
  }

  @Test
  void newConnection_keepsAndBooksNothing_untilItIsSwitchedOn() {
    assertThat(send("answer a1 author").json().get("status").textValue()).isEqualTo("kept");
    assertThat(send("vote a1 anna").json().get("status").textValue()).isEqualTo("kept");
    assertThat(booked()).isZero();

    TestServer.Answer preview = call("/preview");
    assertThat(preview.json().get("events").longValue()).isEqualTo(2);
    assertThat(preview.json().get("awards").get("answer-upvoted reputation").longValue())
        .isEqualTo(10);
    assertThat(booked()).as("a preview books nothing").isZero();

    assertThat(call("/switch-on").json().get("done").longValue()).isEqualTo(2);
    assertThat(booked()).isEqualTo(2);
    assertThat(reputation()).as("1 to begin with, and what was foretold").isEqualTo(11);
    TestServer.Answer again = call("/preview");
    assertThat(again.json().get("requests").longValue()).isZero();
  }

  @Test
  void thousandReplays_haveOneEffect() {
    call("/switch-on");
    assertThat(send("answer a1 author").json().get("accepted").longValue()).isEqualTo(1);
    long duplicates = 0;
    for (int i = 0; i < 999; i++) {
      TestServer.Answer answer = send("answer a1 author");
      // Beyond the rate a host is asked to come later.
      duplicates += answer.status() == 200 ? answer.json().get("duplicates").longValue() : 1;
    }
    assertThat(duplicates).isEqualTo(999);
    assertThat(booked()).isEqualTo(1);
  }

  @Test
  void host_mergesItsOwnAccounts_andNobodysOfAnother() {
    call("/switch-on");
    String source = connection.setup().source();
    assertThat(send("merge anna author " + source).json().get("accepted").longValue()).isEqualTo(1);
    send("merge anna author desk").isProblem(400, "invalid-event");
    assertThat(server.wiring.standings().find(server.ours, "desk", "author")).isEmpty();
  }

  @Test
  void refusals_areTold_counted_andKept() {
    call("/switch-on");
    send("answer a1 author", "wrong").isProblem(401, "bad-signature");
    send("nonsense").isProblem(400, "invalid-event");
    send("bug").isProblem(500, "internal");
    send("answer " + "x".repeat(300) + " author").isProblem(400, "invalid-event");
    assertThat(send("nothing").json().get("status").textValue()).isEqualTo("ignored");
    send("x".repeat(2 << 20)).isProblem(413, "body-too-large");

    TestServer.Answer health = server.get("/api/v1/communities/ours/connections/forum");
    assertThat(health.text()).doesNotContain(secret);
    assertThat(health.json().get("counts").get("malformed").get("count").longValue()).isEqualTo(2);
    assertThat(health.json().get("counts").get("malformed").get("last_detail").textValue())
        .contains("id");
    assertThat(health.json().get("counts").get("too-large").get("count").longValue()).isEqualTo(1);
    assertThat(health.json().get("counts").get("ignored").get("count").longValue()).isEqualTo(1);
    assertThat(health.json().get("kept").get("bad-signature").longValue()).isEqualTo(1);
    assertThat(health.json().get("kept").has("too-large")).isFalse();
    assertThat(health.json().get("secrets_set").get(0).textValue()).isEqualTo("secret");
    assertThat(booked()).isZero();
  }

  @Test
  void refusedRequests_areTakenInByAReplay_onceTheReasonIsGone() {
    call("/switch-on");
    send("answer a1 author", "next").isProblem(401, "bad-signature");
    assertThat(call("/replay").json().get("left").longValue()).isEqualTo(1);
    Connection now = connections.book().find(server.ours, "forum").orElseThrow();
    connections
        .book()
        .change(
            now,
            new ConnectionBook.Wanted(
                null, null, Map.of("secret", "next", "secret-before", secret)));
    assertThat(call("/replay").json().get("done").longValue()).isEqualTo(1);
    assertThat(booked()).isEqualTo(1);
    assertThat(send("answer a2 author", secret).status()).as("the old one too").isEqualTo(200);
    assertThat(call("/replay").json().get("done").longValue()).isZero();
  }

  @Test
  void strangersAndOthers_findNothing() {
    server
        .answer(
            server.request("/hooks/none").POST(HttpRequest.BodyPublishers.ofString("x")).build())
        .isProblem(404, "not-found");
    server
        .answer(
            server
                .request("/api/v1/communities/ours/connections")
                .header("Authorization", "Bearer " + server.theirToken)
                .build())
        .isProblem(404, "not-found");
  }

  @Test
  void secrets_areSealedInTheDatabase() {
    assertThat(connection.setup().settings()).contains("help").doesNotContain(secret);
    assertThat(connection.setup().sealed()).doesNotContain(secret);
    assertThat(connections.book().secretsSet(connection)).containsExactly("secret");
  }

  @Test
  void wrongConfiguration_namesEveryField() {
    assertThatThrownBy(
            () ->
                connections
                    .book()
                    .add(
                        server.ours,
                        "other",
                        "line",
                        new ConnectionBook.Wanted(
                            "laurels",
                            null,
                            Map.of("bord", "x", "size", "many", "secret", "a\nb"))))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("source: must be")
        .hasMessageContaining("bord: is no field, did you mean 'board'?")
        .hasMessageContaining("size: must be a whole number")
        .hasMessageContaining("secret: has a control character")
        .hasMessageContaining("board: is missing");
  }

  @Test
  void silentHost_isWarnedOf() {
    connections.book().change(connection, State.ON);
    Connection on = connections.book().find(server.ours, "forum").orElseThrow();
    assertThat(connections.health(on).silentFor()).isEmpty();
    ConnectionHealth later =
        ConnectionHealth.of(
            server.wiring.database().keptStore(), on, TestServer.NOW.plusSeconds(3_601));
    assertThat(later.silentFor()).contains(Duration.ofSeconds(3_601));
    assertThat(later.count(Outcome.ACCEPTED)).isZero();
  }

  @Test
  void flood_isBounded() {
    RateBound bound = new RateBound(() -> 0);
    long allowed = 0;
    for (int i = 0; i < 2_000; i++) {
      allowed += bound.allows(1) ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(RateBound.BURST);
    assertThat(bound.allows(2)).isTrue();
  }
}
