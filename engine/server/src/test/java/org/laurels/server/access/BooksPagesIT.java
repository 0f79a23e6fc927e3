// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BooksPagesIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        reputation: {start: 1, floor: 1}
        credits:
          spendable: {vest: 14d, expire: 12mo, grace: 14d, repay: 50, worth: 2, currency: GBP}
      rules:
        - {id: good-answer, on: answer.posted, give: {to: actor, credits: 7}}
      rewards:
        - {id: mug, name: Mug, about: With our name on it, kind: manual, unit: credits, price: 10}
      """;

  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private String page;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PROGRAMME).withMembers();
    anna = server.browser();
    anna.enter(server.link("2", ""), server.secret);
    page = server.memberPage("2");
    Browser.Page given =
        server.call(
            "/members/" + page.substring(page.lastIndexOf('/') + 1) + "/wallet/adjust",
            "application/json",
            "{\"unit\":\"credits\",\"amount\":30,\"note\":\"a thank you\"}");
    assertThat(given.status()).as(given.text()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String books() {
    return page.substring(0, page.indexOf("/members")) + "/books";
  }

  private Browser operator() {
    Browser operator = server.browser();
    Map<String, String> typed = Map.of("name", "root", "password", "correct horse battery");
    String link = server.wiring.access().operators().invite().orElseThrow();
    assertThat(operator.fill(link, typed).status()).isEqualTo(303);
    return operator;
  }

  @Test
  void books_areForOperators_withChartAndTable() {
    assertThat(anna.get(books()).status()).isEqualTo(403);
    assertThat(anna.get(books() + ".csv").status()).isEqualTo(403);
    Browser operator = operator();
    Browser.Page read = operator.get(books());
    assertThat(read.status()).as(read.text()).isEqualTo(200);
    String home = page.substring(0, page.indexOf("/members"));
    assertThat(operator.get(home).text()).contains("href=\"" + books());
    assertThat(anna.get(home).text()).doesNotContain(books());
    assertThat(read.text())
        .contains(
            "Outstanding at the end", "£0.60", "Not enough history", "<rect class=\"chart-bar\"");
    assertThat(operator.get(books() + "?month=2026-13").status()).isEqualTo(400);
    assertThat(operator.get(books() + "?month=9999-01").status()).isEqualTo(400);
    Browser.Page table = operator.get(books() + ".csv");
    assertThat(table.text())
        .startsWith("month,part,unit,what,amount,worth_minor,currency\r\n")
        .contains(",month,credits,opening,0,0,GBP\r\n", ",month,credits,adjusted,30,60,GBP\r\n");
  }

  @Test
  void statement_tellsEachMovement_forHerAndNobodyElse() {
    Browser.Page month = anna.get(page + "/wallet/statement");
    assertThat(month.status()).as(month.text()).isEqualTo(200);
    assertThat(month.text()).contains("At the beginning", "+30", "At the end", "Whole year");
    assertThat(anna.get(page + "/wallet").text()).contains(page + "/wallet/statement");
    Browser.Page table = anna.get(page + "/wallet/statement.csv");
    assertThat(table.text())
        .startsWith("made_at,unit,reason,change,amount,balance\r\n")
        .contains(",credits,opening,,,0\r\n", ",credits,adjust,30,30,", ",credits,closing,,,");
    assertThat(anna.get(page + "/wallet/statement?period=never").status()).isEqualTo(400);
    assertThat(anna.get(page + "/wallet/statement?period=2001").text()).doesNotContain("+30");
    Browser other = server.browser();
    other.enter(server.link("1", ""), server.secret);
    assertThat(other.get(page + "/wallet/statement").status()).isNotEqualTo(200);
    assertThat(other.get(page + "/wallet/statement.csv").status()).isNotEqualTo(200);
  }
}
