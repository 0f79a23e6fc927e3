// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.CreditServer;

class RedemptionResourceIT {
  private static final String FULL = "0/100/0/0";

  private CreditServer server;
  private String member;

  @BeforeEach
  void start() {
    server = new CreditServer();
    member = server.rich("ann", 100);
  }

  @AfterEach
  void stop() {
    assertThat(server.unsound()).isEmpty();
    server.close();
  }

  private String redeemed(String reward) {
    CreditServer.Reply made = server.redeem(member, reward);
    assertThat(made.status()).as(made.answer().text()).isEqualTo(201);
    return "/redemptions/" + made.text("redemption");
  }

  private String state(String redemption) {
    return server.get(redemption).text("state");
  }

  @Test
  void twoPeople_sayYes_andNobodyTwice() {
    String wanted = redeemed("looked-at");
    assertThat(state(wanted)).isEqualTo("held");
    assertThat(server.get("/redemptions?state=held").json().get("rows")).hasSize(1);

    assertThat(server.post(wanted + "/approve", "{\"by\":\"bob\"}").text("state"))
        .isEqualTo("held");
    server.post(wanted + "/approve", "{\"by\":\"bob\"}").answer().isProblem(409, "same-person");
    CreditServer.Reply two = server.post(wanted + "/approve", "{\"by\":\"bob\\neve\"}");
    two.answer().isProblem(400, "refused");
    assertThat(two.text("path")).isEqualTo("by");
    assertThat(server.post(wanted + "/approve", "{\"by\":\"cem\"}").text("state"))
        .isEqualTo("approved");

    server.round();
    assertThat(state(wanted)).isEqualTo("submitted");
    assertThat(server.post(wanted + "/settle", "{\"reference\":\"parcel 7\"}").text("state"))
        .isEqualTo("settled");
    assertThat(server.get(wanted).text("reference")).isEqualTo("parcel 7");
    assertThat(server.balance(member)).isEqualTo("0/90/0/0");
  }

  @Test
  void creditsComeBack_whenItComesToNothing() {
    String rejected = redeemed("looked-at");
    server.post(rejected + "/reject", "{\"by\":\"bob\",\"note\":\"not this time\"}");
    assertThat(server.get(rejected).text("note")).isEqualTo("bob: not this time");
    assertThat(state(rejected)).isEqualTo("rejected");
    assertThat(server.balance(member)).isEqualTo(FULL);

    String cancelled = redeemed("mug");
    assertThat(server.post(cancelled + "/cancel", "{}").text("state")).isEqualTo("cancelled");
    assertThat(server.balance(member)).isEqualTo(FULL);

    String refused = redeemed("mug");
    assertThat(server.post(refused + "/refuse", "{\"note\":\"none made\"}").text("state"))
        .isEqualTo("released");
    assertThat(server.balance(member)).isEqualTo(FULL);

    String refunded = redeemed("mug");
    server.post(refunded + "/settle", "{}");
    assertThat(server.balance(member)).isEqualTo("0/90/0/0");
    assertThat(server.post(refunded + "/refund", "{\"note\":\"it broke\"}").text("state"))
        .isEqualTo("refunded");
    assertThat(server.balance(member)).isEqualTo(FULL);
    server
        .post(refunded + "/refund", "{\"note\":\"again\"}")
        .answer()
        .isProblem(409, "wrong-state");
    assertThat(server.balance(member)).isEqualTo(FULL);
  }

  @Test
  void wishThatCannotBe_isRefusedWithItsReason() {
    server.redeem(member, "no such").answer().isProblem(404, "not-found");
    server.redeem(member, "past").answer().isProblem(409, "not-offered");
    server.redeem(member, "code").answer().isProblem(409, "sold-out");
    server.redeem("mzzz", "mug").answer().isProblem(404, "not-found");
    assertThat(server.redeem(member, "once").status()).isEqualTo(201);
    server.redeem(member, "once").answer().isProblem(409, "member-limit");
    assertThat(server.redeem(member, "rare").status()).isEqualTo(201);
    server.redeem(member, "rare").answer().isProblem(409, "sold-out");
    server.post("/redemptions/rzzz/cancel", "{}").answer().isProblem(404, "not-found");
    server.post("/redemptions/x/cancel", "{}").answer().isProblem(404, "not-found");
    assertThat(server.balance(member)).isEqualTo("0/80/20/0");
  }

  @Test
  void amountThatIsNone_isRefusedByItsPlace() {
    for (String amount :
        new String[] {"-5", "0", "7.5", "1e30", "9223372036854775808", "\"7\"", "1000000000001"}) {
      CreditServer.Reply refused =
          server.post(
              "/members/" + member + "/redemptions",
              "{\"reward\":\"gift\",\"amount\":" + amount + "}");
      refused.answer().isProblem(400, "refused");
      assertThat(refused.text("path")).as(amount).isEqualTo("amount");
    }
    server
        .post("/members/" + member + "/redemptions", "{\"reward\":\"gift\",\"amount\":4}")
        .answer()
        .isProblem(422, "wrong-amount");
    server
        .post("/members/" + member + "/redemptions", "{\"reward\":\"mug\",\"amount\":9}")
        .answer()
        .isProblem(422, "wrong-amount");
    assertThat(server.balance(member)).isEqualTo(FULL);
  }

  @Test
  void gift_isMatched_andSettlesInTheRound() {
    CreditServer.Reply given =
        server.post("/members/" + member + "/redemptions", "{\"reward\":\"gift\",\"amount\":30}");
    assertThat(given.json().get("matched").longValue()).isEqualTo(30);
    server.round();
    assertThat(state("/redemptions/" + given.text("redemption"))).isEqualTo("settled");
    assertThat(server.balance(member)).isEqualTo("0/70/0/0");
  }

  @Test
  void codes_areUploadedOnce_soldOnce_andShownToTheBuyerOnly() {
    CreditServer.Reply added =
        server.upload("/rewards/code/codes", "text/plain", "AAA-1\nBBB-2\r\n\nAAA-1\n");
    assertThat(added.json().get("added").intValue()).isEqualTo(2);
    assertThat(added.json().get("duplicates").intValue()).isEqualTo(1);
    CreditServer.Reply more =
        server.upload("/rewards/code/codes", "text/csv", "\"BBB-2\"\n\"CCC, 3\"");
    assertThat(more.json().get("added").intValue()).isEqualTo(1);
    assertThat(left("code")).isEqualTo(3);

    String bought = redeemed("code");
    assertThat(left("code")).isEqualTo(2);
    assertThat(server.get(bought).json().has("code")).isFalse();
    server.round();
    assertThat(server.get(bought).text("code")).isIn("AAA-1", "BBB-2", "CCC, 3");
    assertThat(state(bought)).isEqualTo("settled");

    String given = redeemed("code");
    server.post(given + "/cancel", "{}");
    assertThat(server.get(given).json().has("code")).isFalse();
    assertThat(left("code")).isEqualTo(2);
  }

  @Test
  void lineThatIsNoCode_isNamed_andNoneIsTaken() {
    CreditServer.Reply refused = server.upload("/rewards/code/codes", "text/csv", "AAA-1\nBBB;2\n");
    refused.answer().isProblem(400, "refused");
    assertThat(refused.json().get("line").intValue()).isEqualTo(2);
    server
        .upload("/rewards/code/codes", "text/plain", "x".repeat(1024 * 1024 + 1))
        .answer()
        .isProblem(413, "body-too-large");
    server.upload("/rewards/mug/codes", "text/plain", "AAA").answer().isProblem(400, "refused");
    server.upload("/rewards/none/codes", "text/plain", "A").answer().isProblem(404, "not-found");
    assertThat(left("code")).isZero();
  }

  private long left(String reward) {
    for (JsonNode row : server.get("/rewards").json().get("rows")) {
      if (row.get("id").textValue().equals(reward)) {
        return row.get("left").longValue();
      }
    }
    throw new AssertionError("no reward " + reward);
  }

  @Test
  void rewards_tellWhatIsLeft() {
    assertThat(left("rare")).isEqualTo(1);
    redeemed("rare");
    assertThat(left("rare")).isZero();
    for (JsonNode row : server.get("/rewards").json().get("rows")) {
      String id = row.get("id").textValue();
      boolean gone = id.equals("rare") || id.equals("past") || id.equals("code");
      assertThat(row.get("offered").booleanValue()).as(id).isEqualTo(!gone);
    }
  }

  @Test
  void lists_areReadInParts() {
    for (int i = 0; i < 5; i++) {
      redeemed("looked-at");
    }
    int found = 0;
    String after = "";
    do {
      JsonNode part = server.get("/redemptions?state=held&limit=2" + after).json();
      found += part.get("rows").size();
      after = part.has("next") ? "&after=" + part.get("next").textValue() : "";
    } while (!after.isEmpty());
    assertThat(found).isEqualTo(5);
    assertThat(server.get("/redemptions?limit=2").json().has("next")).isTrue();
    server.get("/redemptions?state=none").answer().isProblem(400, "invalid-parameter");
    assertThat(server.get("/members/" + member + "/redemptions").json().get("rows")).hasSize(5);
  }
}
