// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;

class MemberBadgeResourceIT {
  private static final String COMMUNITY = "/api/v1/communities/ours";
  private static final String REFUSED = "refused";

  private TestServer server;
  private String badges;

  @BeforeEach
  void start() {
    server = new TestServer();
    server.post(TestServer.history());
    String id = server.get(COMMUNITY + "/members?identity=2").json().at("/rows/0/id").textValue();
    badges = COMMUNITY + "/members/" + id + "/badges";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestServer.Answer send(String method, String path, String body) {
    HttpRequest.BodyPublisher sent = HttpRequest.BodyPublishers.ofString(body);
    return server.answer(
        server
            .request(path)
            .header("Authorization", "Bearer " + server.token)
            .header("Content-Type", "application/json")
            .method(method, sent)
            .build());
  }

  @Test
  void badge_isTakenAwayByHand_andGrantedByHandAgain() {
    String grant = server.get(badges).json().at("/rows/0/id").textValue();

    TestServer.Answer left =
        send("DELETE", badges + "/" + grant, "{\"note\": \"by mistake\", \"by\": \"mod\"}");
    assertThat(left.status()).as(left.text()).isEqualTo(200);
    assertThat(left.json().get("rows")).isEmpty();
    assertThat(holders()).isZero();
    send("DELETE", badges + "/" + grant, "{\"note\": \"again\"}").isProblem(404, "not-found");

    TestServer.Answer granted =
        send(
            "POST", badges, "{\"badge\": \"nice-answer\", \"item\": \"a1\", \"note\": \"it was\"}");
    assertThat(granted.status()).as(granted.text()).isEqualTo(200);
    JsonNode row = granted.json().at("/rows/0");
    assertThat(row.get("source").textValue()).isEqualTo("laurels");
    assertThat(row.get("item").textValue()).isEqualTo("a1");
    assertThat(row.at("/identity/host").textValue()).isEqualTo("forum");
    assertThat(holders()).isEqualTo(1);
    assertThat(server.wiring.audit().verify(server.ours, (phase, done, total) -> {}).examples())
        .isEmpty();
  }

  @Test
  void lastWord_counts_thoughTheClockStandsStill() {
    for (int time = 0; time < 8; time++) {
      String grant = server.get(badges).json().at("/rows/0/id").textValue();
      send("DELETE", badges + "/" + grant, "{\"note\": \"off\"}");
      assertThat(holders()).as("time %s", time).isZero();
      send("POST", badges, "{\"badge\": \"nice-answer\", \"item\": \"a1\", \"note\": \"on\"}");
      assertThat(holders()).as("time %s", time).isEqualTo(1);
    }
  }

  private long holders() {
    return server.get(COMMUNITY + "/badges").json().at("/rows/0/holders").longValue();
  }

  @Test
  void wishThatCannotBe_isRefusedByItsPlace() {
    TestServer.Answer unknown =
        send("POST", badges, "{\"badge\": \"nice-anser\", \"item\": \"a1\", \"note\": \"n\"}");
    unknown.isProblem(400, REFUSED);
    assertThat(unknown.json().get("detail").textValue()).contains("did you mean 'nice-answer'?");
    assertThat(unknown.json().get("path").textValue()).isEqualTo("badge");

    assertThat(
            send("POST", badges, "{\"badge\": \"nice-answer\", \"item\": \"a1\", \"note\": \"n\"}")
                .json()
                .get("detail")
                .textValue())
        .isEqualTo("the member holds 'nice-answer' already");
    assertThat(
            send("POST", badges, "{\"badge\": \"nice-answer\", \"note\": \"n\"}")
                .json()
                .get("path"))
        .hasToString("\"item\"");
    assertThat(send("POST", badges, "{\"badge\": \"nice-answer\"}").json().get("path"))
        .hasToString("\"note\"");
  }

  @Test
  void ownSource_isNoHosts() {
    TestServer.Answer answer =
        server.post(
            """
            {"specversion": "1.0", "source": "laurels", "id": "x", "type": "badge.granted",
             "time": "2026-03-01T10:00:00Z", "data": {"actor": "2"}}
            """);
    assertThat(answer.text()).contains("the engine's own");
  }

  @Test
  void badges_areListedWithTheirTerms() {
    JsonNode badge = server.get(COMMUNITY + "/badges").json().at("/rows/0");
    assertThat(badge.get("id").textValue()).isEqualTo("nice-answer");
    assertThat(badge.get("each").textValue()).isEqualTo("item");
    assertThat(badge.get("retired").booleanValue()).isFalse();
    assertThat(server.get(badges.replace("/badges", "/progress")).json().get("badges")).isEmpty();
  }
}
