// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.server.LaurelsApplication;
import org.laurels.server.Running;
import org.laurels.server.ServerOptions;
import org.laurels.server.TestServer;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestClock;

/** How another system decides what help is worth, by API. */
final class AppraisalResourceIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        credits: {spendable: {vest: 1d, worth: 2, currency: GBP}}
      rules:
        - {id: help-high, on: help.appraised, if: event.value == 3, give: {to: actor, credits: 30}}
        - {id: help-low, on: help.appraised, if: event.value == 1, give: {to: actor, credits: 10}}
      appraisals:
        - id: forum-help
          per: month
          figures: {answers: answer.posted}
          brackets:
            - {id: high, if: figures.answers >= 2, value: 3}
            - {id: low, if: figures.answers >= 1, value: 1}
            - {id: none, value: 0}
      """;

  private static final String HELP = "/appraisals/forum-help";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Wiring wiring;
  private Running running;
  private Community community;
  private String token;
  private String member;

  @BeforeEach
  void start() {
    wiring =
        Wiring.open(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            TestClock.pinned(TestServer.NOW),
            folder.resolve("laurels.key"));
    community =
        wiring.communities().create("ours", WrittenProgramme.of("test", PROGRAMME), TestServer.NOW);
    token = wiring.tokenBook().make(community, "test", ApiToken.Scope.MANAGE, null).text();
    running = LaurelsApplication.start(wiring, new ServerOptions(ServerOptions.LOOPBACK, 0, false));
    post("/events", null, TestServer.history());
    member = OpaqueId.MEMBER.of(wiring.standings().find(community, "forum", "2").get(0).memberId());
  }

  @AfterEach
  void stop() {
    assertThat(wiring.credits().wallets().unsound(community)).isEmpty();
    running.close();
    wiring.close();
  }

  private HttpResponse<String> call(String method, String path, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + running.port() + "/api/v1/communities/ours" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> get(String path) {
    return call("GET", path, null, "");
  }

  private HttpResponse<String> post(String path, String key, String body) {
    return call("POST", path, key, body);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static void isProblem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("type").textValue()).isEqualTo("urn:laurels:problem:" + type);
  }

  private long credits() {
    var balance =
        wiring
            .credits()
            .wallets()
            .balances(community, OpaqueId.MEMBER.number(member))
            .get("credits");
    return balance == null ? 0 : balance.pending();
  }

  @Test
  void proposal_isReadConfirmedOnceAndCorrectedOnce() {
    assertThat(json(get("/appraisals")).get("rows").get(0).get("period").textValue())
        .isEqualTo("2026-05-01");
    JsonNode proposal = json(get(HELP));
    assertThat(proposal.get("over").booleanValue()).isTrue();
    assertThat(proposal.get("open").intValue()).isEqualTo(1);
    assertThat(proposal.get("members").get(0).get("member").textValue()).isEqualTo(member);
    assertThat(proposal.get("members").get(0).get("proposed").textValue()).isEqualTo("low");
    assertThat(get(HELP + "/csv").body()).contains(member + ",forum,2,1,low,low,\r\n");
    String body =
        """
        {"period":"2026-05-01","seen":"%s","by":"anna",
         "choices":[{"member":"%s","bracket":"high","note":"a guide"}]}
        """
            .formatted(proposal.get("mark").textValue(), member);

    isProblem(post(HELP + "/confirm", null, body), 400, "idempotency-key");
    HttpResponse<String> confirmed = post(HELP + "/confirm", "k1", body);
    assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
    assertThat(json(confirmed).get("decided").intValue()).isEqualTo(1);
    HttpResponse<String> replayed = post(HELP + "/confirm", "k1", body);
    assertThat(replayed.body()).isEqualTo(confirmed.body());
    assertThat(replayed.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(json(post(HELP + "/confirm", "k2", body)).get("decided").intValue()).isZero();
    assertThat(credits()).isEqualTo(30);

    JsonNode decision =
        json(confirmed).get("appraisal").get("members").get(0).get("decisions").get(0);
    assertThat(decision.get("proposed").textValue()).isEqualTo("low");
    assertThat(decision.get("bracket").textValue()).isEqualTo("high");
    assertThat(decision.get("note").textValue()).isEqualTo("a guide");
    assertThat(decision.get("by").textValue()).isEqualTo("anna");
    String correction =
        """
        {"decision":"%s","bracket":"low","note":"not hers","by":"kim"}
        """
            .formatted(decision.get("decision").textValue());
    HttpResponse<String> corrected = post(HELP + "/correct", "k3", correction);
    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
    assertThat(json(corrected).get("revision").intValue()).isEqualTo(2);
    assertThat(post(HELP + "/correct", "k3", correction).body()).isEqualTo(corrected.body());
    assertThat(credits()).isEqualTo(10);
    isProblem(
        post(HELP + "/correct", "k4", correction.replace("\"low\"", "\"none\"")),
        409,
        "changed-meanwhile");
    assertThat(credits()).isEqualTo(10);
  }

  @Test
  void whatIsWrong_isRefusedAndDecidesNothing() {
    String seen = json(get(HELP)).get("mark").textValue();
    String body = "{\"period\":\"2026-05-01\",\"seen\":\"" + seen + "\",\"by\":\"anna\"";
    isProblem(get("/appraisals/other"), 404, "not-found");
    isProblem(get(HELP + "?period=2026-05-02"), 404, "not-found");
    isProblem(get(HELP + "?period=may"), 400, "invalid-parameter");
    isProblem(
        post(HELP + "/confirm", "w1", body.replace(seen, "0123") + "}"), 409, "changed-meanwhile");
    isProblem(post(HELP + "/confirm", "w2", body.replace("05-01", "06-01") + "}"), 409, "not-open");
    isProblem(post(HELP + "/confirm", "w3", body + ",\"chioces\":[]}"), 400, "refused");
    isProblem(
        post(
            HELP + "/confirm",
            "w4",
            body + ",\"choices\":[{\"member\":\"" + member + "\",\"bracket\":\"gold\"}]}"),
        400,
        "refused");
    isProblem(
        post(
            HELP + "/confirm",
            "w5",
            body + ",\"choices\":[{\"member\":\"m1\",\"bracket\":\"high\"}]}"),
        409,
        "changed-meanwhile");
    isProblem(
        post(
            HELP + "/correct",
            "w6",
            "{\"decision\":\"d1\",\"bracket\":\"low\",\"note\":\"n\",\"by\":\"kim\"}"),
        404,
        "not-found");
    assertThat(json(get(HELP)).get("open").intValue()).isEqualTo(1);
    assertThat(credits()).isZero();

    assertThat(post(HELP + "/confirm", "w1", body + "}").statusCode())
        .as("a refusal left the key free")
        .isEqualTo(200);
  }
}
