// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.ApiToken;
import org.laurels.core.payout.Choice;
import org.laurels.server.api.OpaqueId;

/** What a member reads of a payout, and chooses. */
final class PayoutPagesIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        reputation: {start: 1, floor: 1}
        credits: {spendable: {vest: 14d, worth: 2, currency: GBP}}
      rules:
        - {id: good-answer, on: answer.posted, give: {to: actor, credits: 7}}
      cycles:
        - id: half-year
          name: Payback
          unit: credits
          begins: [06-02, 12-02]
          choice-days: 14
          ways:
            - {id: cash, name: Cash, kind: cash, at-least: 1000}
            - {id: airtime, name: Airtime, kind: credit, at-least: 20}
            - {id: charity, name: Charity, kind: charity, match: 100}
          silent: roll-over-once-then-expire
      """;

  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private String page;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PROGRAMME).withMembers();
    page = server.memberPage("2");
    server.call(
        "/members/" + page.substring(page.lastIndexOf('/') + 1) + "/wallet/adjust",
        "application/json",
        "{\"unit\":\"credits\",\"amount\":30,\"note\":\"a thank you\"}");
    server.clock.advance(Duration.ofHours(13));
    anna = server.browser();
    anna.enter(server.link("2", ""), server.secret);
  }

  @AfterEach
  void stop() {
    assertThat(server.wiring.credits().wallets().unsound(server.ours)).isEmpty();
    server.close();
  }

  private String chosen() {
    long member = OpaqueId.MEMBER.number(page.substring(page.lastIndexOf('/') + 1));
    return server
        .wiring
        .payouts()
        .store()
        .choice(server.ours, "half-year", LocalDate.parse("2025-12-02"), member)
        .map(Choice::way)
        .orElse("nothing");
  }

  private static Map<String, String> form(Browser.Page payouts, String way) {
    Matcher form =
        Pattern.compile("<form method=\"post\".*?</form>", Pattern.DOTALL).matcher(payouts.text());
    while (form.find()) {
      Map<String, String> fields =
          new Browser.Page(200, "", form.group(), payouts.response()).fields();
      if (way.equals(fields.get("way"))) {
        return new LinkedHashMap<>(fields);
      }
    }
    throw new AssertionError("no form for " + way + " in " + payouts.text());
  }

  @Test
  void member_readsTheTally_andChooses_andThinksBetterOfIt() {
    Browser.Page payouts = anna.get(page + "/payouts");
    assertThat(payouts.status()).as(payouts.text()).isEqualTo(200);
    assertThat(payouts.text())
        .contains("Your tally is 30", "£0.60", "It takes at least 1,000")
        .contains("The company adds 100 % to it.", "30\u00a0credits stay for the next period.")
        .doesNotContain("value=\"cash\"");
    assertThat(anna.get(page + "/wallet").text()).contains(page + "/payouts");

    Map<String, String> airtime = form(payouts, "airtime");
    assertThat(anna.post(page + "/payouts", airtime).status()).isEqualTo(303);
    assertThat(anna.post(page + "/payouts", airtime).status()).isEqualTo(303);
    assertThat(chosen()).isEqualTo("airtime");
    Browser.Page again = anna.get(page + "/payouts");
    assertThat(again.text()).contains("You have chosen: Airtime");
    anna.post(page + "/payouts", form(again, "charity"));
    assertThat(chosen()).isEqualTo("charity");

    Map<String, String> tooMuch = new LinkedHashMap<>(airtime);
    tooMuch.put("way", "cash");
    Browser.Page refused = anna.post(page + "/payouts", tooMuch);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("That cannot be chosen now");
    assertThat(chosen()).isEqualTo("charity");

    server.clock.advance(Duration.ofDays(14));
    anna.enter(server.link("2", ""), server.secret);
    assertThat(anna.get(page + "/payouts").text()).contains("The time to choose is over");
    // The 7 that were earned before the cut-off have vested since.
    assertThat(server.wiring.payouts().closing().close(server.ours, "half-year", null).lines())
        .singleElement()
        .returns(37L, line -> line.amount())
        .returns("charity", line -> line.way());
    assertThat(anna.get(page + "/wallet").text()).contains("Set aside for: payout");
  }

  private Browser.Page api(String method, String path, String body) {
    String token =
        server.wiring.tokenBook().make(server.ours, "api", ApiToken.Scope.MANAGE, null).text();
    String member = page.substring(page.lastIndexOf('/') + 1);
    Browser browser = server.browser();
    return browser.send(
        browser
            .request("/api/v1/communities/ours/members/" + member + "/payouts" + path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void api_tellsTheSame_andChoosesOnce() {
    assertThat(api("GET", "", "").text())
        .contains("\"period\":\"2025-12-02\"", "\"state\":\"open\"", "\"tally\":30")
        .contains("\"way\":\"airtime\",\"at_least\":20,\"paid\":30")
        .doesNotContain("\"choice\"");
    for (int i = 0; i < 2; i++) {
      Browser.Page chosen = api("PUT", "/half-year/choice", "{\"way\":\"airtime\"}");
      assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
      assertThat(chosen.text()).contains("\"choice\":\"airtime\"");
    }
    Browser.Page tooLittle = api("PUT", "/half-year/choice", "{\"way\":\"cash\"}");
    assertThat(tooLittle.status()).isEqualTo(409);
    assertThat(tooLittle.text()).contains("problem:not-enough", "takes at least 1000");
    assertThat(api("PUT", "/half-year/choice", "{\"way\":\"gold\"}").status()).isEqualTo(400);
    assertThat(api("PUT", "/half-year/choice", "{\"wey\":\"cash\"}").status()).isEqualTo(400);
    assertThat(api("PUT", "/weekly/choice", "{\"way\":\"cash\"}").status()).isEqualTo(404);
    assertThat(chosen()).isEqualTo("airtime");
    server.clock.advance(Duration.ofDays(14));
    Browser.Page late = api("PUT", "/half-year/choice", "{\"way\":\"charity\"}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("problem:not-open");
  }

  @Test
  void others_neitherLookNorChoose() {
    Map<String, String> form = form(anna.get(page + "/payouts"), "charity");
    Browser other = server.browser();
    other.enter(server.link("1", ""), server.secret);
    assertThat(other.get(page + "/payouts").status()).isIn(403, 404);
    assertThat(other.post(page + "/payouts", form).status()).isIn(403, 404);
    assertThat(server.browser().get(page + "/payouts").status()).isNotEqualTo(200);
    assertThat(chosen()).isEqualTo("nothing");
  }
}
