// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.CreditServer;
import org.laurels.server.TestServer;

class BountyResourceIT {
  private CreditServer server;
  private String ann;
  private String bob;
  private String cem;

  @BeforeEach
  void start() {
    server = new CreditServer();
    ann = server.rich("ann", 100);
    bob = server.rich("bob", 1);
    cem = server.rich("cem", 1);
    for (String item : new String[] {"q1", "q2"}) {
      server.post(
          "/events",
          null,
          "["
              + TestServer.event(
                  "asked-" + item,
                  "question.asked",
                  "2026-05-01T10:00:00Z",
                  "{\"actor\":\"ann\",\"item\":{\"id\":\"" + item + "\"}}")
              + "]");
    }
  }

  @AfterEach
  void stop() {
    assertThat(server.unsound()).isEmpty();
    server.close();
  }

  private String host() {
    return server.get("/members/" + ann).json().at("/identities/0/host").textValue();
  }

  private String offer(String item, String amount) {
    return "{\"host\":\"%s\",\"item\":\"%s\",\"unit\":\"credits\",\"amount\":%s}"
        .formatted(host(), item, amount);
  }

  /** Puts one up; nobody is the company. */
  private CreditServer.Reply offered(@Nullable String member, String body) {
    return server.post((member == null ? "" : "/members/" + member) + "/bounties", body);
  }

  private String open(@Nullable String member, String item, long amount) {
    CreditServer.Reply made = offered(member, offer(item, Long.toString(amount)));
    assertThat(made.status()).as(made.answer().text()).isEqualTo(201);
    return "/bounties/" + made.text("bounty");
  }

  private static String to(String member) {
    return "{\"member\":\"" + member + "\"}";
  }

  @Test
  void membersBounty_isHeld_awardedOnce_andToldInTheStatement() {
    String bounty = open(ann, "q1", 40);
    assertThat(server.balance(ann)).isEqualTo("0/60/40/0");
    server.post(bounty + "/award", to(ann)).answer().isProblem(422, "own-bounty");

    CreditServer.Reply first = server.post(bounty + "/award", "one key", to(bob));
    assertThat(first.text("state")).isEqualTo("awarded");
    CreditServer.Reply again = server.post(bounty + "/award", "one key", to(bob));
    assertThat(again.replayed()).isTrue();
    assertThat(again.answer().text()).isEqualTo(first.answer().text());
    server.post(bounty + "/award", to(cem)).answer().isProblem(409, "bounty-ended");
    server.post(bounty + "/award", null, to(cem)).answer().isProblem(400, "idempotency-key");
    assertThat(server.balance(ann)).isEqualTo("0/60/0/0");
    assertThat(server.balance(bob)).isEqualTo("0/41/0/0");

    JsonNode paid = server.get("/members/" + ann + "/wallet/statement").json().at("/rows/0");
    assertThat(paid.get("reason").textValue()).isEqualTo("bounty_pay");
    assertThat("/bounties/" + paid.get("bounty").textValue()).isEqualTo(bounty);
  }

  @Test
  void companysBounty_isSplitByParts_andListedByItem() {
    String bounty = open(null, "q2", 10);
    open(ann, "q1", 5);
    String shares =
        "{\"shares\":[{\"member\":\"%s\",\"parts\":2},{\"member\":\"%s\"}]}".formatted(bob, cem);
    CreditServer.Reply split = server.post(bounty + "/split", shares);
    assertThat(split.text("state")).as(split.answer().text()).isEqualTo("split");
    assertThat(split.json().at("/shares/0/amount").longValue()).isEqualTo(7);
    assertThat(split.json().at("/shares/1/amount").longValue()).isEqualTo(3);
    assertThat(split.json().has("member")).isFalse();
    assertThat(server.balance(bob)).isEqualTo("0/8/0/0");

    JsonNode listed = server.get("/bounties?host=" + host() + "&item=q2").json().get("rows");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0)).isEqualTo(server.get(bounty).json());
    assertThat(server.get("/bounties").json().get("rows")).hasSize(2);
    assertThat(server.get("/bounties?state=open").json().get("rows")).hasSize(1);
    assertThat(server.get("/bounties?host=nobody&item=q2").json().get("rows")).isEmpty();
    server.get("/bounties?item=q2").answer().isProblem(400, "invalid-parameter");
    server.get("/bounties?state=lost").answer().isProblem(400, "invalid-parameter");
  }

  @Test
  void bountyGoesBack_byCallAndByTime() {
    String called = open(ann, "q1", 40);
    assertThat(server.post(called + "/return", "{}").text("state")).isEqualTo("returned");
    assertThat(server.balance(ann)).isEqualTo("0/100/0/0");

    String body = offer("q1", "30").replace("}", ",\"expires_at\":\"2026-06-02T12:00:00Z\"}");
    String timed = "/bounties/" + offered(ann, body).text("bounty");
    server.clock.advance(Duration.ofDays(1));
    server.post(timed + "/award", to(bob)).answer().isProblem(409, "bounty-ended");
    server.wiring.credits().bountyRound().run(server.community);
    assertThat(server.get(timed).text("state")).isEqualTo("returned");
    assertThat(server.balance(ann)).isEqualTo("0/100/0/0");
  }

  private void refused(@Nullable String member, String body, String path) {
    CreditServer.Reply reply = offered(member, body);
    reply.answer().isProblem(400, "refused");
    assertThat(reply.text("path")).as(body).isEqualTo(path);
  }

  @Test
  void badInput_isRefusedWithItsReason() {
    String bounty = open(ann, "q1", 40);
    for (String amount :
        new String[] {"-5", "0", "7.5", "9223372036854775808", "\"7\"", "1000000000001"}) {
      refused(ann, offer("q2", amount), "amount");
      refused(null, offer("q2", amount), "amount");
    }
    refused(ann, offer("q2", "1").replace("credits", "reputation"), "unit");
    refused(
        ann,
        offer("q2", "1").replace("}", ",\"expires_at\":\"2026-06-01T12:00:00Z\"}"),
        "expires_at");
    offered(ann, offer("q2", "61")).answer().isProblem(409, "not-enough");
    offered(ann, offer("q1", "1")).answer().isProblem(409, "bounty-there");
    offered(ann, offer("no such", "1")).answer().isProblem(404, "not-found");
    offered("mzzz", offer("q2", "1")).answer().isProblem(404, "not-found");
    server.post("/members/" + ann + "/wallet/freeze", "{}");
    offered(ann, offer("q2", "1")).answer().isProblem(409, "wallet-frozen");

    for (String shares :
        new String[] {
          "[]",
          "7",
          "[{\"member\":\"" + bob + "\",\"parts\":0}]",
          "[{\"member\":\"" + bob + "\",\"parts\":-1}]",
          "[{\"member\":\"" + bob + "\"},{\"member\":\"" + bob + "\"}]"
        }) {
      CreditServer.Reply reply = server.post(bounty + "/split", "{\"shares\":" + shares + "}");
      reply.answer().isProblem(400, "refused");
      assertThat(reply.text("path")).as(shares).isEqualTo("shares");
    }
    server.post(bounty + "/award", to("mzzz")).answer().isProblem(404, "not-found");
    server.post("/bounties/bzzz/award", to(bob)).answer().isProblem(404, "not-found");
    server.post("/bounties/x/return", "{}").answer().isProblem(404, "not-found");
    server.get("/bounties/x").answer().isProblem(404, "not-found");
    assertThat(server.balance(ann)).isEqualTo("0/60/40/0");
  }

  @Test
  void export_hasWhatThePersonPutUpAndGot_andNothingOfOthers() {
    String own = open(ann, "q1", 40);
    String companys = open(null, "q2", 10);
    String shares =
        "{\"shares\":[{\"member\":\"%s\",\"parts\":2},{\"member\":\"%s\"}]}".formatted(ann, cem);
    server.post(companys + "/split", shares);
    JsonNode bounties = server.get("/members/" + ann + "/export").json().get("bounties");
    assertThat(bounties).hasSize(2);
    assertThat(bounties.get(0).get("bounty").textValue()).isEqualTo(companys.substring(10));
    assertThat(bounties.get(0).get("got").longValue()).isEqualTo(7);
    assertThat(bounties.get(0).has("amount")).as("tells what the other got").isFalse();
    assertThat(bounties.get(1).get("bounty").textValue()).isEqualTo(own.substring(10));
    assertThat(bounties.get(1).get("amount").longValue()).isEqualTo(40);
    assertThat(server.get("/members/" + bob + "/export").json().get("bounties")).isEmpty();
  }
}
