// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.CreditServer;

class RecentCheckIT {
  private CreditServer server;
  private RecentCheck recent;

  @BeforeEach
  void start() {
    server = new CreditServer();
    recent = server.wiring.proof().recent();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String health(String part) {
    return server.send(server.request("/health").build()).text(part);
  }

  @Test
  void whatMoved_isChecked_andStopsRedemptions_untilItHolds() {
    String ann = server.rich("ann", 50);
    server.rich("ben", 50);
    assertThat(recent.run(server.community)).isEmpty();
    long checked = server.wiring.proof().store().checked(server.community);
    assertThat(checked).isEqualTo(server.wiring.proof().store().head(server.community).number());

    server.sql("UPDATE wallet SET available = available + 1");
    assertThat(recent.run(server.community)).as("nothing has moved").isEmpty();
    assertThat(health("redemptions")).isEqualTo("go on");

    assertThat(server.redeem(ann, "mug").status()).isEqualTo(201);
    assertThat(recent.run(server.community))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found).startsWith("identity "));
    assertThat(health("redemptions")).isEqualTo("stand still in 1 community");
    assertThat(server.get("/members/" + server.member("cid", 1)).status()).isEqualTo(200);
    assertThat(recent.run(server.community)).as("looked at again").isNotEmpty();

    server.sql("UPDATE wallet SET available = available - 1 WHERE available > 0");
    assertThat(recent.run(server.community)).isEmpty();
    assertThat(server.wiring.proof().store().checked(server.community)).isGreaterThan(checked);
  }

  @Test
  void rowsThatWaitTooLong_areToldByHealth() {
    server.rich("ann", 50);
    server.wiring.proof().sealer().run(server.community);
    assertThat(health("seals")).isEqualTo("up to date");
    server.sql(
        "INSERT INTO unsealed_posting (id, community_id, posted, row_count, posted_at)"
            + " VALUES (1, 0, X'00', 1, 1)");
    assertThat(health("seals")).startsWith("rows wait since 1970-01-01");
  }
}
