// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.server.api.OpaqueId;

/** How operators take a payout from its close to its last answer, by page. */
final class CyclePagesIT {
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
            - {id: cash, name: Cash, kind: cash, at-least: 10}
            - {id: charity, name: Charity, kind: charity, match: 100}
          silent: roll-over-once-then-expire
      payout-gate:
        - {from: 2020-01-01, at: 500}
      """;

  private static final String PERIOD = "/c/ours/cycles/half-year/2025-12-02";

  @TempDir Path folder;
  private AccessServer server;
  private Browser operator;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PROGRAMME).withMembers();
    give("1", 30);
    give("2", 400);
    server.clock.advance(Duration.ofHours(13));
    choose("1", "charity");
    choose("2", "cash");
    server.clock.advance(Duration.ofDays(14));
    operator = operator();
  }

  @AfterEach
  void stop() {
    assertThat(server.wiring.credits().wallets().unsound(server.ours)).isEmpty();
    server.close();
  }

  private long member(String name) {
    return server.wiring.standings().find(server.ours, "forum", name).get(0).memberId();
  }

  private void give(String name, long credits) {
    Browser.Page given =
        server.call(
            "/members/" + OpaqueId.MEMBER.of(member(name)) + "/wallet/adjust",
            "application/json",
            "{\"unit\":\"credits\",\"amount\":" + credits + ",\"note\":\"a thank you\"}");
    assertThat(given.status()).as(given.text()).isEqualTo(201);
  }

  private void choose(String name, String way) {
    var unused =
        server.wiring.payouts().choices().choose(server.ours, "half-year", member(name), way);
  }

  private Browser operator() {
    Browser browser = server.browser();
    Map<String, String> typed = Map.of("name", "root", "password", "correct horse battery");
    String link = server.wiring.access().operators().invite().orElseThrow();
    assertThat(browser.fill(link, typed).status()).isEqualTo(303);
    return browser;
  }

  /** The fields of the form that goes there. */
  private static Map<String, String> form(Browser.Page page, String action) {
    Matcher form =
        Pattern.compile(
                "<form method=\"post\" action=\"" + Pattern.quote(action) + "\".*?</form>",
                Pattern.DOTALL)
            .matcher(page.text());
    assertThat(form.find()).as(action + " in " + page.text()).isTrue();
    return new LinkedHashMap<>(new Browser.Page(200, "", form.group(), page.response()).fields());
  }

  private Browser.Page close(Browser.Page dry) {
    Map<String, String> sure = form(dry, PERIOD + "/close");
    sure.put("sure", "yes");
    return operator.post(PERIOD + "/close", sure);
  }

  private Browser.Page upload(Map<String, String> fields, String file) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(
                "--xYz\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(name, value)));
    body.append(
        "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + file
            + "\r\n--xYz--\r\n");
    return operator.send(
        operator
            .request(PERIOD + "/answers")
            .header("Content-Type", "multipart/form-data; boundary=xYz")
            .header("Accept", "text/html")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private int transfers() {
    return server.wiring.payouts().store().runs(server.ours).stream()
        .mapToInt(run -> server.wiring.payouts().store().lines(server.ours, run.id()).size())
        .sum();
  }

  @Test
  void period_isLookedAtClosedPaidAndReconciled_andNothingTwice() {
    Browser.Page all = operator.get("/c/ours/cycles");
    assertThat(all.status()).as(all.text()).isEqualTo(200);
    assertThat(all.text())
        .contains("Everybody had time to choose", "The period goes on.", "class=\"time-now\"")
        .contains("href=\"" + PERIOD + "\"", "href=\"/c/ours/cycles/half-year/2026-06-02\"");
    assertThat(operator.get(PERIOD).text()).contains("Chosen Cash: 1").doesNotContain("/close\"");

    Browser.Page dry = operator.get(PERIOD + "/dry-run");
    // 249 credits are 4.98 pounds, the most that stays below the gate.
    assertThat(dry.text()).contains("waits for paperwork", "£4.98", "Nothing has moved");
    assertThat(transfers()).isZero();
    Map<String, String> unsure = form(dry, PERIOD + "/close");
    assertThat(operator.post(PERIOD + "/close", unsure).status()).isEqualTo(400);

    assertThat(close(dry).location()).isEqualTo(PERIOD + "?done=closed");
    int lines = transfers();
    assertThat(lines).isEqualTo(3);
    assertThat(close(dry).location()).as("a second click").isEqualTo(PERIOD + "?done=closed");
    assertThat(transfers()).isEqualTo(lines);

    Browser.Page closed = operator.get(PERIOD);
    assertThat(closed.text()).contains("nobody was told to pay yet").doesNotContain("/close\"");
    Map<String, String> pay = form(closed, PERIOD + "/payments.csv");
    Browser.Page file = operator.post(PERIOD + "/payments.csv", pay);
    assertThat(file.text()).contains(",forum,2,cash,498,0,GBP", ",forum,1,charity,60,60,GBP");
    assertThat(operator.post(PERIOD + "/payments.csv", pay).text()).isEqualTo(file.text());

    List<String> ids =
        file.text().lines().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList();
    Map<String, String> answer = form(operator.get(PERIOD), PERIOD + "/answers");
    Browser.Page wrong =
        upload(answer, "line,status,reference,reason\n" + ids.get(0) + ",paid,x,\np0,paid,,\n");
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.text()).contains("Nothing is booked", "Row 3: ");
    String good =
        "line,status,reference,reason\n%s,paid,x1,\n%s,failed,,closed\n"
            .formatted(ids.get(0), ids.get(1));
    assertThat(upload(answer, good).location()).isEqualTo(PERIOD + "?done=booked");
    assertThat(upload(answer, good).location()).isEqualTo(PERIOD + "?done=booked");
    assertThat(operator.get(PERIOD).text()).contains("Each payment has ended.");

    Browser.Page papers = operator.get(PERIOD);
    Map<String, String> note = form(papers, PERIOD + "/paperwork");
    assertThat(operator.post(PERIOD + "/paperwork", note).location()).endsWith("?done=noted");
    Browser.Page year = operator.get("/c/ours/payout-years/2026");
    assertThat(year.text()).contains("Payouts of 2026", "there");
    assertThat(operator.get("/c/ours/payout-years/2026/payouts.csv").text())
        .startsWith("host,identity,year,currency,paid,given,paperwork\r\n");
    assertThat(operator.get(PERIOD + "/lines.csv").text().lines()).hasSize(4);
  }

  @Test
  void form_thatIsLargeOrNotOurs_isRefused() {
    close(operator.get(PERIOD + "/dry-run"));
    operator.post(PERIOD + "/payments.csv", form(operator.get(PERIOD), PERIOD + "/payments.csv"));
    Map<String, String> answer = form(operator.get(PERIOD), PERIOD + "/answers");
    assertThat(upload(Map.of("csrf", "x".repeat(86)), "a").status()).isEqualTo(403);
    assertThat(upload(Map.of(), "a").status()).isEqualTo(403);
    Browser.Page large = upload(answer, "0123456789".repeat(900_000));
    assertThat(large.status()).isEqualTo(413);
    assertThat(upload(answer, "").status()).isEqualTo(409);
  }

  @Test
  void pages_areForOperatorsAlone() {
    Browser anna = server.browser();
    anna.enter(server.link("2", ""), server.secret);
    for (String path :
        List.of(
            "/c/ours/cycles",
            PERIOD,
            PERIOD + "/dry-run",
            PERIOD + "/lines.csv",
            "/c/ours/payout-years/2026",
            "/c/ours/payout-years/2026/payouts.csv")) {
      assertThat(anna.get(path).status()).as(path).isEqualTo(403);
      assertThat(server.browser().get(path).status()).as(path).isNotEqualTo(200);
    }
    Map<String, String> stolen = form(operator.get(PERIOD + "/dry-run"), PERIOD + "/close");
    stolen.put("sure", "yes");
    assertThat(anna.post(PERIOD + "/close", stolen).status()).isEqualTo(403);
    assertThat(transfers()).isZero();
    assertThat(operator.get("/c/ours/cycles/weekly/2025-12-02").status()).isEqualTo(404);
    assertThat(operator.get("/c/ours/cycles/half-year/2025-12-03").status()).isEqualTo(404);
    assertThat(operator.get("/c/ours/cycles/half-year/never").status()).isEqualTo(404);
    assertThat(anna.get("/c/ours").text()).doesNotContain("/c/ours/cycles");
    assertThat(operator.get("/c/ours").text()).contains("href=\"/c/ours/cycles\"");
  }

  @Test
  void period_thatMembersChooseIn_cannotBeClosed() {
    assertThat(operator.get("/c/ours/cycles/half-year/2026-06-02/dry-run").text())
        .contains("Nothing has moved")
        .doesNotContain("/close\"");
    Map<String, String> form = form(operator.get(PERIOD + "/dry-run"), PERIOD + "/close");
    form.put("sure", "yes");
    Browser.Page early = operator.post("/c/ours/cycles/half-year/2026-06-02/close", form);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.text()).contains("Members can still choose");
  }
}
