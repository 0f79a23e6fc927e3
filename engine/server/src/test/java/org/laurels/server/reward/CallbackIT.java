// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.CreditServer;

class CallbackIT {
  private CreditServer server;
  private FulfillerStub stub;
  private String member;
  private String secret;

  @BeforeEach
  void start() {
    server = new CreditServer();
    stub = new FulfillerStub();
    member = server.rich("ann", 50);
    secret =
        server.put("/rewards/airtime/fulfiller", "{\"url\":\"" + stub.url() + "\"}").text("secret");
  }

  @AfterEach
  void stop() {
    assertThat(server.unsound()).isEmpty();
    stub.close();
    server.close();
  }

  private String redeemed() {
    return server.redeem(member, "airtime").text("redemption");
  }

  private String state(String redemption) {
    return server.get("/redemptions/" + redemption).text("state");
  }

  private CreditServer.Reply callback(String id, String key, String body) {
    long now = server.clock.instant().getEpochSecond();
    return server.send(
        server
            .request("/api/v1/callbacks/shop/airtime")
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", WebhookSignature.of(key, id, now, body.getBytes(UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String said(String redemption, String status) {
    return "{\"redemption\":\"%s\",\"status\":\"%s\"}".formatted(redemption, status);
  }

  @Test
  void callback_isHeardOnce_howeverOftenItComes() {
    stub.answers(202, "");
    String wanted = redeemed();
    server.round();
    for (int i = 0; i < 100; i++) {
      CreditServer.Reply heard = callback("m1", secret, said(wanted, "done"));
      assertThat(heard.status()).as(heard.answer().text()).isEqualTo(200);
      assertThat(heard.replayed()).isEqualTo(i > 0);
    }
    assertThat(state(wanted)).isEqualTo("settled");
    assertThat(callback("m2", secret, said(wanted, "done")).status()).isEqualTo(200);
    assertThat(server.balance(member)).isEqualTo("0/40/0/0");
    callback("m1", secret, said(wanted, "refused"))
        .answer()
        .isProblem(422, "idempotency-key-reused");
  }

  @Test
  void callback_withAWrongSignature_movesNothing() {
    stub.answers(202, "");
    String wanted = redeemed();
    server.round();
    callback("m1", WebhookSignature.newSecret(), said(wanted, "refused"))
        .answer()
        .isProblem(401, "bad-signature");
    server
        .send(
            server
                .request("/api/v1/callbacks/shop/airtime")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(said(wanted, "refused")))
                .build())
        .answer()
        .isProblem(401, "bad-signature");
    server
        .send(
            server
                .request("/api/v1/callbacks/nowhere/none")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build())
        .answer()
        .isProblem(401, "bad-signature");
    assertThat(state(wanted)).isEqualTo("submitted");
    assertThat(server.balance(member)).isEqualTo("0/40/10/0");
  }

  @Test
  void callback_thatContradicts_isRefusedAndNoted() {
    stub.answers(200, "{\"status\":\"done\"}");
    String wanted = redeemed();
    server.round();
    callback("m1", secret, said(wanted, "refused")).answer().isProblem(409, "wrong-state");
    callback("m1", secret, said(wanted, "refused")).answer().isProblem(409, "wrong-state");

    CreditServer.Reply after = server.get("/redemptions/" + wanted);
    assertThat(after.text("state")).isEqualTo("settled");
    assertThat(after.text("note")).isEqualTo("its fulfiller said refused afterwards");
    assertThat(server.balance(member)).isEqualTo("0/40/0/0");

    CreditServer.Reply mug = server.redeem(member, "mug");
    callback("m2", secret, said(mug.text("redemption"), "done"))
        .answer()
        .isProblem(404, "not-found");
    callback("m3", secret, said(wanted, "maybe")).answer().isProblem(400, "refused");
    callback("m4", secret, "{").answer().isProblem(400, "malformed-json");
  }
}
