// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.ApiToken;
import org.laurels.server.TestServer;
import org.laurels.server.outbound.OutboundRule;

/** What operators and members see of budgets, by pages and by API. */
final class BudgetPagesIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        reputation: {start: 1, floor: 1}
        credits: {spendable: {worth: 2, currency: GBP}}
      rules:
        - {id: good-answer, on: answer.posted, give: {to: actor, credits: 7}}
      budgets:
        - {id: answers, unit: credits, amount: 0.10 GBP, per: quarter, rules: [good-answer]}
        - {id: all, unit: credits, amount: 5000, per: total}
      """;

  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private Browser root;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PROGRAMME).withMembers();
    anna = server.browser();
    anna.enter(server.link("2", ""), server.secret);
    root = server.browser();
    String invitation = server.wiring.access().operators().invite().orElseThrow();
    Map<String, String> typed = Map.of("name", "root", "password", "correct horse battery");
    assertThat(root.fill(invitation, typed).status()).isEqualTo(303);
    server.wiring.credits().round(OutboundRule.PUBLIC).run(server.ours);
  }

  @AfterEach
  void stop() {
    assertThat(server.wiring.credits().wallets().unsound(server.ours)).isEmpty();
    server.close();
  }

  @Test
  void operators_seeWhatIsLeft_andMembersDoNot() {
    assertThat(root.get("/c/ours").text()).contains("href=\"/c/ours/budgets\">Budgets");
    assertThat(anna.get("/c/ours").text()).doesNotContain("/c/ours/budgets");
    assertThat(anna.get("/c/ours/budgets").status()).isEqualTo(403);

    Browser.Page page = root.get("/c/ours/budgets");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("<h3>Answers</h3>", "Good answer", "£0.10", "value=\"100\" max=\"100\"")
        .contains("5 of 5 credits", "wait for its money", "It is used up.", "80 % reached: ")
        .contains("<h3>All</h3>", "all rules", "in all", "£100.00");
  }

  @Test
  void member_readsWhatWaitsAndWhy() {
    String wallet = anna.get(server.memberPage("2") + "/wallet").text();
    assertThat(wallet)
        .contains("Waiting for a budget")
        .containsPattern(
            "Would have been \\+\\d+ credits for Good answer: the budget “Answers” of 5 is used up"
                + " \\(quarter \\d of \\d{4}\\)");
    assertThat(anna.get(server.memberPage("2") + "/wallet?lang=de").text())
        .contains("Wartet auf ein Budget", "ist aufgebraucht (");
  }

  @Test
  void statement_leadsToWhatWaits_whomItConcerns() {
    String statement = server.memberPage("2") + "/statement";
    String link = "href=\"" + server.memberPage("2") + "/wallet\">Some of this is earned and waits";
    assertThat(anna.get(statement).text()).contains(link);
    assertThat(root.get(statement).text()).contains(link);
    Browser other = server.browser();
    other.enter(server.link("1", ""), server.secret);
    assertThat(other.get(statement).text()).doesNotContain("waits for a budget");
  }

  private String api(String path) {
    String token =
        server.wiring.tokenBook().make(server.ours, "reader", ApiToken.Scope.MANAGE, null).text();
    return server
        .browser()
        .send(
            server
                .browser()
                .request("/api/v1/communities/ours" + path)
                .header("Authorization", "Bearer " + token)
                .GET())
        .text();
  }

  @Test
  void api_tellsTheSame() {
    assertThat(api("/budgets"))
        .contains("\"id\":\"answers\"", "\"rules\":[\"good-answer\"]", "\"amount\":5,\"funded\":5")
        .contains("\"left\":0", "\"percent\":100", "\"warnings\":[{\"percent\":80,")
        .contains("\"id\":\"all\"", "\"period\":\"total\"", "\"running\":true");
    String page = server.memberPage("2");
    assertThat(api("/members/" + page.substring(page.lastIndexOf('/') + 1) + "/wallet"))
        .containsPattern(
            "\"unfunded\":\\[\\{\"unit\":\"credits\",\"amount\":\\d+,\"cause\":\"good-answer\","
                + "\"budget\":\"answers\",\"period\":\"\\d{4}-Q\\d\"");
  }

  @Test
  void periodThatIsOver_isShownWhileSomethingWaitsForIt() {
    server.clock.set(TestServer.NOW.plus(Duration.ofDays(100)));
    assertThat(api("/budgets"))
        .contains("\"running\":true,\"rules\":[\"good-answer\"],\"amount\":5,\"funded\":0")
        .contains("\"running\":false,\"rules\":[\"good-answer\"],\"amount\":5,\"funded\":5");
  }
}
