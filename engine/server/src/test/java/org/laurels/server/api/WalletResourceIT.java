// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.CreditServer;

class WalletResourceIT {
  private CreditServer server;

  @BeforeEach
  void start() {
    server = new CreditServer();
  }

  @AfterEach
  void stop() {
    assertThat(server.unsound()).isEmpty();
    server.close();
  }

  private CreditServer.Reply adjust(String member, String amount) {
    return server.post(
        "/members/" + member + "/wallet/adjust",
        "{\"unit\":\"credits\",\"amount\":%s,\"by\":\"bob\",\"note\":\"why\"}".formatted(amount));
  }

  @Test
  void earned_vestsAndExpires_asTheClockSays() {
    String ann = server.member("ann", 3);
    JsonNode unit = server.get("/members/" + ann + "/wallet").json().at("/units/0");
    assertThat(unit.get("unit").textValue()).isEqualTo("credits");
    assertThat(unit.get("pending").longValue()).isEqualTo(15);
    assertThat(unit.at("/next/amount").longValue()).isEqualTo(15);
    assertThat(unit.at("/next/at").textValue()).isEqualTo("2026-06-15T12:00:00Z");
    assertThat(unit.at("/lots/0/expires_at").textValue()).isEqualTo("2027-06-15T12:00:00Z");
    assertThat(unit.at("/worth/currency").textValue()).isEqualTo("GBP");
    assertThat(unit.at("/worth/minor").longValue()).isZero();

    server.clock.advance(Duration.ofDays(14));
    server.round();
    server.round();
    assertThat(server.balance(ann)).isEqualTo("0/15/0/0");
    unit = server.get("/members/" + ann + "/wallet").json().at("/units/0");
    assertThat(unit.at("/worth/minor").longValue()).isEqualTo(30);
    assertThat(unit.has("next")).isFalse();

    server.clock.advance(Duration.ofDays(400));
    server.round();
    assertThat(server.balance(ann)).isEqualTo("0/0/0/0");
    assertThat(
            server
                .wiring
                .credits()
                .wallets()
                .due(
                    server.community, "credits", server.clock.instant(), WalletStore.Due.FIRST, 10))
        .isEmpty();
  }

  @Test
  void takenBackWhilePending_isDueNoMore() {
    String ann = server.member("ann", 1);
    server.post(
        "/events",
        null,
        """
        {"specversion":"1.0","source":"forum","id":"gone","type":"content.deleted",
         "time":"2026-05-02T10:00:00Z","data":{"actor":"ann","item":{"id":"ann-1"}}}
        """);
    assertThat(server.balance(ann)).isEqualTo("0/0/0/0");

    server.clock.advance(Duration.ofDays(20));
    assertThat(
            server
                .wiring
                .credits()
                .wallets()
                .due(
                    server.community, "credits", server.clock.instant(), WalletStore.Due.FIRST, 10))
        .isEmpty();
  }

  @Test
  void adjustment_isKeptWithItsWords() {
    String ann = server.rich("ann", 20);
    CreditServer.Reply taken = adjust(ann, "-5");
    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.json().get("amount").longValue()).isEqualTo(-5);
    assertThat(server.balance(ann)).isEqualTo("0/15/0/0");

    JsonNode line = server.get("/members/" + ann + "/wallet/statement").json().at("/rows/0");
    assertThat(line.get("reason").textValue()).isEqualTo("adjust");
    assertThat(line.get("by").textValue()).isEqualTo("bob");
    assertThat(line.get("note").textValue()).isEqualTo("why");
    assertThat(line.get("from").textValue()).isEqualTo("available");

    CreditServer.Reply tooMuch = adjust(ann, "-16");
    tooMuch.answer().isProblem(409, "not-enough");
    assertThat(tooMuch.json().get("available").longValue()).isEqualTo(15);
    for (String amount : new String[] {"0", "1.5", "9223372036854775808", "\"5\"", "null"}) {
      CreditServer.Reply refused = adjust(ann, amount);
      refused.answer().isProblem(400, "refused");
      assertThat(refused.text("path")).as(amount).isEqualTo("amount");
    }
    CreditServer.Reply other =
        server.post(
            "/members/" + ann + "/wallet/adjust",
            "{\"unit\":\"reputation\",\"amount\":5,\"note\":\"n\"}");
    other.answer().isProblem(400, "refused");
    assertThat(other.text("path")).isEqualTo("unit");
    assertThat(server.balance(ann)).isEqualTo("0/15/0/0");
  }

  @Test
  void frozenWallet_spendsNothing_andEarnsOn() {
    String ann = server.rich("ann", 20);
    assertThat(
            server
                .post("/members/" + ann + "/wallet/freeze", "")
                .json()
                .get("frozen")
                .booleanValue())
        .isTrue();
    server.redeem(ann, "mug").answer().isProblem(409, "wallet-frozen");
    assertThat(server.get("/members/" + ann + "/wallet").json().get("frozen").booleanValue())
        .isTrue();
    server.member("ann", 1);
    assertThat(server.balance(ann)).isEqualTo("5/20/0/0");

    server.post("/members/" + ann + "/wallet/unfreeze", "");
    assertThat(server.redeem(ann, "mug").status()).isEqualTo(201);
  }

  @Test
  void statement_isReadInParts_newestFirst() {
    String ann = server.rich("ann", 20);
    server.redeem(ann, "mug");
    for (int i = 0; i < 3; i++) {
      adjust(ann, "1");
    }
    String path = "/members/" + ann + "/wallet/statement?unit=credits&limit=2";
    JsonNode first = server.get(path).json();
    assertThat(first.get("rows")).hasSize(2);
    JsonNode second = server.get(path + "&after=" + first.get("next").textValue()).json();
    assertThat(second.get("rows")).hasSize(2);
    assertThat(second.at("/rows/1/reason").textValue()).isEqualTo("hold");
    assertThat(second.at("/rows/1/redemption").textValue()).startsWith("r");
    JsonNode last = server.get(path + "&after=" + second.get("next").textValue()).json();
    assertThat(last.get("rows")).hasSize(1);
    assertThat(last.has("next")).isFalse();
    assertThat(server.get("/members/" + ann + "/wallet/statement?unit=x").json().get("rows"))
        .isEmpty();
  }
}
