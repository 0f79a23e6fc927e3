// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.ApiToken;

/** What a member decides, by page and by API, and who may. */
final class PrivacyIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private String page;
  private String api;
  private String token;

  @BeforeEach
  void start() {
    server = new AccessServer(folder).withMembers();
    anna = server.browser();
    assertThat(anna.enter(server.link("2", ""), server.secret).status()).isEqualTo(303);
    page = server.memberPage("2");
    api = "/api/v1/communities/ours" + page.substring("/c/ours".length());
    token = server.wiring.tokenBook().make(server.ours, "host", ApiToken.Scope.MANAGE, null).text();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Browser other() {
    Browser ben = server.browser();
    assertThat(ben.enter(server.link("3", ""), server.secret).status()).isEqualTo(303);
    return ben;
  }

  private Browser.Page call(HttpRequest.Builder request) {
    return server
        .browser()
        .send(
            request
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json"));
  }

  private Browser.Page ask(String path) {
    return call(anna.request(api + path));
  }

  private Browser.Page send(String method, String path, String body) {
    return call(anna.request(api + path).method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static JsonNode json(Browser.Page page) throws IOException {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return MAPPER.readTree(page.text());
  }

  @Test
  void privacyPage_isForTheMemberAlone() {
    assertThat(anna.get(page).text()).contains(page + "/privacy");
    assertThat(anna.get(page + "/privacy").text()).contains("I stand on boards");
    Browser ben = other();
    assertThat(ben.get(page).text()).doesNotContain(page + "/privacy");
    assertThat(ben.get(page + "/privacy").status()).isEqualTo(403);
    assertThat(ben.get(page + "/privacy/export").status()).isEqualTo(403);
    Map<String, String> fields = ben.get("/sign-out").fields();
    assertThat(ben.post(page + "/privacy", fields).status()).isEqualTo(403);
    fields.put("confirm", "erase");
    assertThat(ben.post(page + "/privacy/erase", fields).status()).isEqualTo(403);
    assertThat(anna.get(page).status()).isEqualTo(200);
  }

  @Test
  void hiding_closesEveryPageToOthers_atOnce() throws IOException {
    Browser ben = other();
    assertThat(ben.get(page).status()).isEqualTo(200);

    assertThat(anna.fill(page + "/privacy", Map.of("hidden", "yes", "boards", "yes")).status())
        .isEqualTo(303);

    for (String each : new String[] {"", "/statement", "/statement.csv", "/why"}) {
      assertThat(ben.get(page + each).status()).as(each).isEqualTo(403);
      assertThat(anna.get(page + each).status()).as(each).isEqualTo(200);
    }
    assertThat(json(ask("/privacy")).toString())
        .isEqualTo("{\"on_boards\":true,\"hidden\":true,\"erased\":false}");
  }

  @Test
  void choiceByApi_isTheSameAsByPage() throws IOException {
    json(send("PUT", "/privacy", "{\"on_boards\": false, \"hidden\": true}"));

    assertThat(anna.get(page + "/privacy").text())
        .contains("name=\"hidden\" value=\"yes\" checked")
        .contains("name=\"boards\" value=\"yes\">");
    assertThat(send("PUT", "/privacy", "{\"hidden\": true}").status()).isEqualTo(400);
    assertThat(send("PUT", "/privacy", "[]").status()).isEqualTo(400);
  }

  @Test
  void export_isAllThereIs_andNamesNobodyElse() throws IOException {
    JsonNode export = json(anna.get(page + "/privacy/export"));

    assertThat(export.get("member").get("identities").get(0).get("identity").asText())
        .isEqualTo("2");
    assertThat(export.get("entries").size()).isEqualTo(json(ask("/entries")).get("rows").size());
    assertThat(export.get("entries").get(0).get("cause").asText()).isNotEmpty();
    assertThat(export.get("events")).isNotEmpty();
    for (JsonNode event : export.get("events")) {
      assertThat(event.path("actor").asText("2")).isEqualTo("2");
    }
    JsonNode again = json(ask("/export"));
    assertThat(again.get("events")).isEqualTo(export.get("events"));
    assertThat(again.get("badges")).isEqualTo(export.get("badges"));
  }

  @Test
  void erasing_needsTheTypedWord_andSignsOut() {
    assertThat(
            anna.post(
                    page + "/privacy/erase",
                    with(anna.get(page + "/privacy").fields(), "confirm", "no"))
                .status())
        .isEqualTo(400);
    assertThat(server.wiring.standings().find(server.ours, "forum", "2")).isNotEmpty();

    assertThat(
            anna.post(
                    page + "/privacy/erase",
                    with(anna.get(page + "/privacy").fields(), "confirm", "erase"))
                .status())
        .isEqualTo(303);

    assertThat(server.wiring.standings().find(server.ours, "forum", "2")).isEmpty();
    assertThat(anna.get("/c/ours").status()).isEqualTo(403);
    assertThat(other().get(page).status()).isEqualTo(403);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    fields.put(name, value);
    return fields;
  }

  @Test
  void erasingByApi_needsTheIdOnceMore_andMayBeSaidTwice() throws IOException {
    String id = page.substring(page.lastIndexOf('/') + 1);
    assertThat(send("POST", "/erase", "{\"confirm\": \"m-0\"}").status()).isEqualTo(400);

    String body = "{\"confirm\": \"" + id + "\"}";
    assertThat(json(send("POST", "/erase", body)).get("erased").asBoolean()).isTrue();
    assertThat(json(send("POST", "/erase", body)).get("erased").asBoolean()).isTrue();

    assertThat(json(ask("")).get("identities").get(0).get("id").asText()).startsWith("erased-");
    assertThat(json(ask("/export")).toString()).doesNotContain("\"2\"");
  }
}
