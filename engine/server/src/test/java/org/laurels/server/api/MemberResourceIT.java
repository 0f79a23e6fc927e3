// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;

class MemberResourceIT {
  private static final String MEMBERS = "/api/v1/communities/ours/members";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
    server.post(TestServer.history());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode memberTwo() {
    return server.get(MEMBERS + "?identity=2").json().at("/rows/0");
  }

  @Test
  void identity_findsTheMember() {
    assertThat(memberTwo().at("/balances/reputation").longValue()).isEqualTo(16);
    assertThat(memberTwo().at("/identities/0/host").textValue()).isEqualTo("forum");
    assertThat(server.get(MEMBERS + "?identity=2&host=forum").json().get("rows")).hasSize(1);
    assertThat(server.get(MEMBERS + "?identity=2&host=chat").json().get("rows")).isEmpty();
  }

  @Test
  void members_areReadInParts() {
    List<String> ids = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode part = server.get(MEMBERS + "?limit=2" + after).json();
      part.get("rows").forEach(row -> ids.add(row.get("id").textValue()));
      after = part.has("next") ? "&after=" + part.get("next").textValue() : null;
    }

    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void entries_areNewestFirstAndReadInParts() {
    String path = MEMBERS + "/" + memberTwo().get("id").textValue() + "/entries";
    List<Long> changes = new ArrayList<>();
    String after = "?limit=1";
    while (after != null) {
      JsonNode part = server.get(path + after).json();
      part.get("rows").forEach(row -> changes.add(row.get("change").longValue()));
      after = part.has("next") ? "?limit=1&after=" + part.get("next").textValue() : null;
    }

    assertThat(changes).hasSize(4).containsExactlyInAnyOrder(1L, 10L, 10L, -5L);
    assertThat(server.get(path + "?item=a1").json().get("rows")).hasSize(3);
    assertThat(server.get(path + "?unit=credits").json().get("rows")).isEmpty();
  }

  @Test
  void badges_nameTheirEvidence() {
    JsonNode badge =
        server
            .get(MEMBERS + "/" + memberTwo().get("id").textValue() + "/badges")
            .json()
            .at("/rows/0");

    assertThat(badge.get("badge").textValue()).isEqualTo("nice-answer");
    assertThat(badge.get("item").textValue()).isEqualTo("a1");
    assertThat(badge.get("event").textValue()).isEqualTo("4");
  }

  @Test
  void programme_isWordForWord() {
    JsonNode programme = server.get("/api/v1/communities/ours/programme").json();

    assertThat(programme.get("document").textValue()).isEqualTo(TestServer.PROGRAMME);
    assertThat(programme.at("/current/version").intValue()).isEqualTo(1);
    assertThat(programme.at("/current/since").isMissingNode()).isTrue();
  }

  @Test
  void unknownMember_isNotFound() {
    assertThat(server.get(MEMBERS + "/m0").status()).isEqualTo(404);
    assertThat(server.get(MEMBERS + "/nobody").status()).isEqualTo(404);
  }

  @Test
  void memberOfAnotherCommunity_isNotFound() {
    String id = memberTwo().get("id").textValue();
    TestServer.Answer answer =
        server.answer(
            server
                .request("/api/v1/communities/theirs/members/" + id)
                .header("Authorization", "Bearer " + server.theirToken)
                .build());

    assertThat(answer.status()).isEqualTo(404);
  }
}
