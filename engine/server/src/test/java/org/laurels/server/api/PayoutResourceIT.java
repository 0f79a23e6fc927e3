// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.payout.RunState;
import org.laurels.server.LaurelsApplication;
import org.laurels.server.Running;
import org.laurels.server.ServerOptions;
import org.laurels.server.TestServer;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestClock;

/** How operators take a payout from its close to its last answer, by API. */
final class PayoutResourceIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        credits: {spendable: {vest: 1d, worth: 2, currency: GBP}}
      rules:
        - {id: good-answer, on: answer.posted, give: {to: actor, credits: 7}}
      cycles:
        - id: half-year
          name: Payback
          unit: credits
          begins: [06-02, 12-02]
          choice-days: 14
          ways:
            - {id: cash, name: Cash, kind: cash, at-least: 10}
          silent: cash
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final TestClock clock = TestClock.pinned(TestServer.NOW);
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
            clock,
            folder.resolve("laurels.key"));
    community =
        wiring.communities().create("ours", WrittenProgramme.of("test", PROGRAMME), TestServer.NOW);
    token = wiring.tokenBook().make(community, "test", ApiToken.Scope.MANAGE, null).text();
    running = LaurelsApplication.start(wiring, new ServerOptions(ServerOptions.LOOPBACK, 0, false));
    call("POST", "/events", "application/json", null, TestServer.history());
    long id = wiring.standings().find(community, "forum", "2").get(0).memberId();
    member = OpaqueId.MEMBER.of(id);
    call(
        "POST",
        "/members/" + member + "/wallet/adjust",
        "application/json",
        "given",
        "{\"unit\":\"credits\",\"amount\":30,\"note\":\"a thank you\"}");
  }

  @AfterEach
  void stop() {
    assertThat(wiring.credits().wallets().unsound(community)).isEmpty();
    running.close();
    wiring.close();
  }

  private HttpResponse<String> call(
      String method, String path, String type, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + running.port() + "/api/v1/communities/ours" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
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
    return call("GET", path, "application/json", null, "");
  }

  private HttpResponse<String> post(String path, String key, String body) {
    return call("POST", path, "application/json", key, body);
  }

  private HttpResponse<String> answers(String key, String table) {
    return call("POST", "/payouts/half-year/answers?period=2025-12-02", "text/csv", key, table);
  }

  @Test
  void payout_isClosedSentAndAnswered_andEachCallMovesOnce() {
    String period = "{\"period\":\"2025-12-02\"}";
    clock.advance(Duration.ofDays(2));
    assertThat(get("/payouts").body()).contains("\"state\":\"open\"", "\"choices\":{}");
    HttpResponse<String> early = post("/payouts/half-year/close", "k", period);
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("problem:not-open");

    clock.advance(Duration.ofDays(14));
    assertThat(get("/payouts/half-year/dry-run").body())
        .contains("\"state\":\"due\"", "\"member\":\"" + member + "\"", "\"made\":false")
        .doesNotContain("\"id\":");
    assertThat(get("/payouts/half-year/dry-run/csv").body()).contains(",forum,2,", "silent-way");
    assertThat(wiring.payouts().store().runs(community)).isEmpty();

    assertThat(post("/payouts/half-year/close", null, period).statusCode()).isEqualTo(400);
    // What was too early is no answer for good: the same call may be sent again.
    HttpResponse<String> closed = post("/payouts/half-year/close", "k", period);
    assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
    assertThat(closed.body()).contains("\"made\":true", "\"state\":\"closed\"", "\"id\":\"p");
    HttpResponse<String> again = post("/payouts/half-year/close", "k", period);
    assertThat(again.body()).isEqualTo(closed.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(post("/payouts/half-year/close", "k", "{}").statusCode()).isEqualTo(422);
    assertThat(post("/payouts/half-year/close", "l", period).body()).contains("\"made\":false");

    HttpResponse<String> file = post("/payouts/half-year/export", null, period);
    assertThat(file.body()).startsWith("line,host,identity,way,amount,matched,currency\r\n");
    assertThat(post("/payouts/half-year/export", null, period).body()).isEqualTo(file.body());

    StringBuilder paid = new StringBuilder("line,status,reference,reason\n");
    file.body()
        .lines()
        .skip(1)
        .forEach(row -> paid.append(row, 0, row.indexOf(',')).append(",paid,x,\n"));
    HttpResponse<String> wrong = answers("a", paid + "p0,paid,,\np1,gone,,\n");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("\"errors\":[{\"line\":", "the status is 'paid' or 'failed'");
    assertThat(answers(null, paid.toString()).statusCode()).isEqualTo(400);
    HttpResponse<String> booked = answers("b", paid.toString());
    assertThat(booked.body()).contains("\"failed\":0,\"before\":0,\"open\":0}");
    assertThat(answers("b", paid.toString()).body()).isEqualTo(booked.body());
    assertThat(answers("c", paid.toString()).body()).contains("{\"paid\":0,\"failed\":0");
    assertThat(wiring.payouts().store().runs(community))
        .singleElement()
        .returns(RunState.RECONCILED, run -> run.state());
    assertThat(get("/payouts/half-year").body()).contains("\"state\":\"reconciled\"");
  }

  @Test
  void year_isTold_andPaperworkNotedOnce() {
    clock.advance(Duration.ofDays(16));
    post("/payouts/half-year/close", "k", "{}");
    String path = "/payout-years/2026/paperwork/" + member;
    assertThat(call("PUT", path, "application/json", null, "{\"by\":\"zoe\"}").body())
        .contains("\"noted\":true");
    assertThat(call("PUT", path, "application/json", null, "{\"by\":\"zoe\"}").body())
        .contains("\"noted\":false");
    assertThat(call("PUT", path, "application/json", null, "{}").statusCode()).isEqualTo(400);
    assertThat(get("/payout-years/2026").body())
        .contains("\"member\":\"" + member + "\"", "\"paperwork\":true");
    assertThat(get("/payout-years/2026/csv").body()).contains("forum,2,2026,GBP,");
    assertThat(get("/payout-years/26").statusCode()).isEqualTo(400);
    assertThat(get("/payouts/weekly").statusCode()).isEqualTo(404);
    assertThat(get("/payouts/half-year?period=June").statusCode()).isEqualTo(400);
    assertThat(post("/payouts/half-year/answers", "k", "").statusCode()).isEqualTo(415);
  }
}
