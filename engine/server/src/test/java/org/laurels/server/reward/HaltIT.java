// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.CreditServer;

class HaltIT {
  private CreditServer server;
  private String member;

  @BeforeEach
  void start() {
    server = new CreditServer();
    member = server.rich("ann", 50);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String health() {
    return server.send(server.request("/health").build()).text("redemptions");
  }

  @Test
  void unsoundWallet_stopsRedemptions_notTheIntake() {
    server.wiring.credits().check().run(server.community);
    assertThat(health()).isEqualTo("go on");
    CreditServer.Reply before = server.redeem(member, "mug");

    server.sql("UPDATE wallet SET available = available + 1");
    assertThat(server.wiring.credits().check().run(server.community)).isNotEmpty();
    assertThat(health()).isEqualTo("stand still in 1 community");
    server
        .post("/members/" + member + "/redemptions", "k", CreditServer.wish("mug"))
        .answer()
        .isProblem(503, "redemptions-halted");
    server.round();
    assertThat(server.get("/redemptions/" + before.text("redemption")).text("state"))
        .isEqualTo("approved");
    assertThat(server.get("/members/" + server.member("ben", 1)).status()).isEqualTo(200);

    server.sql("UPDATE wallet SET available = available - 1 WHERE available > 0");
    assertThat(server.wiring.credits().check().run(server.community)).isEmpty();
    assertThat(health()).as("a person has to say so").isEqualTo("stand still in 1 community");
    assertThat(server.wiring.credits().halts().resume(server.community)).isTrue();
    assertThat(
            server
                .post("/members/" + member + "/redemptions", "k", CreditServer.wish("mug"))
                .status())
        .as("the refusal was not kept for the key")
        .isEqualTo(201);
  }
}
