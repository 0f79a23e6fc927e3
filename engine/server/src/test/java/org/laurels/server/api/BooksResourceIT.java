// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.CreditServer;

class BooksResourceIT {
  private CreditServer server;

  @BeforeEach
  void start() {
    server = new CreditServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long figure(String part, String what) {
    for (JsonNode row : server.get("/books?month=2026-06").json().get("rows")) {
      if (row.get("part").textValue().equals(part) && row.get("what").textValue().equals(what)) {
        assertThat(row.path("currency").asText()).isIn("GBP", "");
        return row.get("amount").longValue();
      }
    }
    throw new AssertionError("no " + what + " of " + part);
  }

  @Test
  void books_tellTheMonth() {
    server.rich("ann", 50);
    server.member("ben", 3);
    assertThat(figure("month", "opening")).isZero();
    assertThat(figure("month", "earned")).isEqualTo(15);
    assertThat(figure("month", "adjusted")).isEqualTo(50);
    assertThat(figure("month", "closing")).isEqualTo(65);
    assertThat(figure("liability", "2027-06")).isEqualTo(65);
    assertThat(figure("breakage", "months-of-history")).isZero();
    assertThat(figure("solutions", "given-in-all")).isEqualTo(15);
    assertThat(server.get("/books/csv").answer().text())
        .startsWith("month,part,unit,what,amount,worth_minor,currency\r\n")
        .contains("2026-06,month,credits,closing,65,130,GBP\r\n");
  }

  @Test
  void monthThatHasNotBegun_isAWrongParameter() {
    server.get("/books?month=2026-07").answer().isProblem(400, "invalid-parameter");
    server.get("/books?month=June").answer().isProblem(400, "invalid-parameter");
  }

  @Test
  void booksThatDoNotAgree_areNotTold() {
    server.rich("ann", 50);
    server.sql("UPDATE credit_transfer SET to_account = 13, to_identity = 0");
    assertThat(server.get("/books").status()).isEqualTo(500);
  }
}
