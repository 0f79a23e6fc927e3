// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.appraisal.Appraised;
import org.laurels.server.api.OpaqueId;

/** How operators decide what help is worth, by page. */
final class AppraisalPagesIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        credits: {spendable: {vest: 14d, worth: 2, currency: GBP}}
      rules:
        - {id: help-high, on: help.appraised, if: event.value == 3, give: {to: actor, credits: 30}}
        - {id: help-low, on: help.appraised, if: event.value == 1, give: {to: actor, credits: 10}}
      appraisals:
        - id: forum-help
          name: Help in the forum
          per: month
          figures: {answers: answer.posted, questions: question.asked}
          brackets:
            - {id: high, name: Much, if: figures.answers >= 2, value: 3}
            - {id: low, name: Some, if: figures.answers >= 1, value: 1}
            - {id: none, name: No bracket, value: 0}
      """;

  private static final String ALL = "/c/ours/appraisals";
  private static final String PERIOD = ALL + "/forum-help/2026-05-01";

  @TempDir Path folder;
  private AccessServer server;
  private Browser operator;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PROGRAMME).withMembers();
    operator = server.browser();
    Map<String, String> typed = Map.of("name", "root", "password", "correct horse battery");
    String link = server.wiring.access().operators().invite().orElseThrow();
    assertThat(operator.fill(link, typed).status()).isEqualTo(303);
  }

  @AfterEach
  void stop() {
    assertThat(server.wiring.credits().wallets().unsound(server.ours)).isEmpty();
    server.close();
  }

  private long member(String name) {
    return server.wiring.standings().find(server.ours, "forum", name).get(0).memberId();
  }

  private String id(String name) {
    return OpaqueId.MEMBER.of(member(name));
  }

  private long credits(String name) {
    var balance =
        server.wiring.credits().wallets().balances(server.ours, member(name)).get("credits");
    return balance == null ? 0 : balance.pending();
  }

  private static Map<String, String> form(Browser.Page page, String action) {
    Matcher form =
        Pattern.compile(
                "<form method=\"post\" action=\"" + Pattern.quote(action) + "\".*?</form>",
                Pattern.DOTALL)
            .matcher(page.text());
    assertThat(form.find()).as(action + " in " + page.text()).isTrue();
    return new LinkedHashMap<>(new Browser.Page(200, "", form.group(), page.response()).fields());
  }

  private List<Appraised> decided() {
    return server
        .wiring
        .database()
        .appraisalStore()
        .decided(server.ours, "forum-help", LocalDate.parse("2026-05-01"));
  }

  @Test
  void operator_looksChangesConfirmsAndCorrects_andNothingTwice() {
    Browser.Page all = operator.get(ALL);
    assertThat(all.status()).as(all.text()).isEqualTo(200);
    assertThat(all.text()).contains("href=\"" + PERIOD + "\"", "2 members wait for a decision");
    assertThat(operator.get("/c/ours").text()).contains("href=\"" + ALL + "\"");

    Browser.Page page = operator.get(PERIOD);
    assertThat(page.text())
        .contains("Help in the forum", "class=\"share\"", "figures.answers &gt;= 2")
        .contains("name=\"bracket-" + id("2") + "\"", "Bracket of 2", "Note on 2");
    Map<String, String> form = form(page, PERIOD + "/confirm");
    form.put("bracket-" + id("2"), "high");
    form.put("note-" + id("2"), "wrote the <guide>");
    form.put("bracket-" + id("1"), "none");
    Browser.Page sent = operator.post(PERIOD + "/confirm", form);
    assertThat(sent.status()).as(sent.text()).isEqualTo(303);
    assertThat(sent.location()).endsWith("?done=confirmed");
    assertThat(operator.post(PERIOD + "/confirm", form).location()).endsWith("?done=confirmed");
    assertThat(credits("2")).isEqualTo(30);
    assertThat(credits("1")).isZero();
    assertThat(decided()).hasSize(2);

    Browser.Page done = operator.get(PERIOD + "?done=confirmed");
    assertThat(done.text())
        .contains("It is confirmed.", "instead of Some", "wrote the &lt;guide&gt;", "root")
        .doesNotContain("/confirm\"");
    assertThat(operator.get(ALL).text()).contains("Decided for 2 members");

    Map<String, String> correction = form(done, PERIOD + "/correct");
    correction.put("bracket", "low");
    correction.put("note", "too much");
    Browser.Page corrected = operator.post(PERIOD + "/correct", correction);
    assertThat(corrected.location()).as(corrected.text()).endsWith("?done=corrected");
    assertThat(operator.post(PERIOD + "/correct", correction).location())
        .endsWith("?done=corrected");
    assertThat(decided()).hasSize(3);
    assertThat(credits("2") + credits("1")).isIn(10L, 40L);
    assertThat(operator.get(PERIOD).text()).contains("corrected once", "too much");
  }

  @Test
  void staleForm_isRefusedAndWhatWasChosenIsKept() {
    Map<String, String> form = form(operator.get(PERIOD), PERIOD + "/confirm");
    form.put("bracket-" + id("1"), "high");
    form.put("note-" + id("1"), "asks well");
    server.call(
        "/events",
        "application/json",
        """
        {"specversion":"1.0","source":"forum","id":"more","type":"answer.posted",
         "time":"2026-05-09T10:00:00Z","data":{"actor":"3","item":{"id":"a9","parent":"q1"}}}
        """);

    Browser.Page refused = operator.post(PERIOD + "/confirm", form);

    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.text())
        .contains("Something has changed since you looked", "value=\"asks well\"");
    assertThat(decided()).isEmpty();
    assertThat(credits("2")).isZero();
    Map<String, String> again = form(refused, PERIOD + "/confirm");
    again.put("bracket-" + id("1"), "high");
    assertThat(operator.post(PERIOD + "/confirm", again).status()).isEqualTo(303);
    assertThat(credits("1")).isEqualTo(30);
    assertThat(credits("3")).isEqualTo(10);
  }

  @Test
  void secondOperator_withThePageStillOpen_changesNothing() {
    Map<String, String> first = form(operator.get(PERIOD), PERIOD + "/confirm");
    Map<String, String> second = form(operator.get(PERIOD), PERIOD + "/confirm");
    second.put("bracket-" + id("2"), "high");
    assertThat(operator.post(PERIOD + "/confirm", first).location()).endsWith("?done=confirmed");

    Browser.Page late = operator.post(PERIOD + "/confirm", second);

    assertThat(late.location()).as(late.text()).endsWith("?done=before");
    assertThat(credits("2")).isEqualTo(10);
    assertThat(operator.get(PERIOD + "?done=before").text()).contains("Nothing has changed.");
  }

  @Test
  void formsWithoutToken_orOfMembers_areTurnedAway() {
    Map<String, String> form = form(operator.get(PERIOD), PERIOD + "/confirm");
    form.remove("csrf");
    assertThat(operator.post(PERIOD + "/confirm", form).status()).isEqualTo(403);
    Browser anna = server.browser();
    anna.enter(server.link("2", ""), server.secret);
    assertThat(anna.get(PERIOD).status()).isEqualTo(403);
    assertThat(anna.get(ALL).status()).isEqualTo(403);
    assertThat(anna.get(PERIOD + "/proposal.csv").status()).isEqualTo(403);
    assertThat(anna.get("/c/ours").text()).doesNotContain(ALL);
    assertThat(operator.get(ALL + "/forum-help/2026-05-02").status()).isEqualTo(404);
    assertThat(operator.get(ALL + "/other/2026-05-01").status()).isEqualTo(404);
    assertThat(decided()).isEmpty();
  }

  @Test
  void runningPeriod_showsNoForm_andTheTableHasEverybody() {
    assertThat(operator.get(ALL + "/forum-help/2026-06-01").text())
        .contains("The period goes on")
        .doesNotContain("<select");
    assertThat(operator.get(PERIOD + "/proposal.csv").text())
        .isEqualTo(
            "member,host,identity,answers,questions,proposed,bracket,note\r\n"
                + id("2")
                + ",forum,2,1,0,low,low,\r\n"
                + id("1")
                + ",forum,1,0,1,none,none,\r\n");
    assertThat(operator.get(PERIOD + "?lang=de").text())
        .contains("Zu entscheiden", "Alle bestätigen", "2 Mitglieder warten");
  }

  @Test
  void why_namesTheBracket() {
    Map<String, String> form = form(operator.get(PERIOD), PERIOD + "/confirm");
    assertThat(operator.post(PERIOD + "/confirm", form).status()).isEqualTo(303);

    String event = "appraisal/forum-help/2026-05-01/" + member("2") + "/1";
    assertThat(operator.get(server.memberPage("2") + "/why?about=" + event).text())
        .contains("Help appraised", "Help low", "+10");
  }
}
