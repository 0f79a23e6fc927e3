// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.wallet.TransferReason;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.TestServer;

final class BountyPagesIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        reputation: {start: 1, floor: 1}
        credits:
          spendable: {vest: 14d, expire: 12mo, grace: 14d, repay: 50, worth: 2, currency: GBP}
      rules:
        - {id: good-answer, on: answer.posted, give: {to: actor, credits: 7}}
      """;
  private static final String PAGE = "/c/ours/bounties";

  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private Browser operator;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PROGRAMME).withMembers();
    anna = server.browser();
    anna.enter(server.link("2", ""), server.secret);
    operator = server.browser();
    Map<String, String> typed = Map.of("name", "root", "password", "correct horse battery");
    String link = server.wiring.access().operators().invite().orElseThrow();
    assertThat(operator.fill(link, typed).status()).isEqualTo(303);
    for (String item : new String[] {"q1", "q2"}) {
      told(
          "asked-" + item,
          "question.asked",
          "{\"actor\":\"1\",\"item\":{\"id\":\"%s\",\"title\":\"How <b> of %s?\",\"url\":\"https://forum.example/%s\"}}"
              .formatted(item, item, item));
    }
  }

  @AfterEach
  void stop() {
    assertThat(server.wiring.credits().wallets().unsound(server.ours)).isEmpty();
    server.close();
  }

  private void told(String id, String type, String data) {
    String event = TestServer.event(id, type, "2026-05-20T10:00:00Z", data);
    Browser.Page page = server.call("/events", "application/json", "[" + event + "]");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
  }

  private Map<String, String> bounty(String item, String amount) {
    return new HashMap<>(Map.of("host", "forum", "item", item, "amount", amount, "until", ""));
  }

  private long offered() {
    return server.wiring.credits().wallets().flows(server.ours).stream()
        .filter(flow -> flow.reason() == TransferReason.BOUNTY_OFFER)
        .mapToLong(WalletStore.Flow::amount)
        .sum();
  }

  @Test
  void companysBounty_isPutUpOnceByItsForm_andEverybodySeesIt() {
    assertThat(anna.get(PAGE).text()).contains("There is no open bounty").doesNotContain("<form");
    Map<String, String> fields = operator.get(PAGE).fields();
    fields.putAll(bounty("q1", "1500"));
    fields.put("until", "2026-12-24");
    Browser.Page sent = operator.post(PAGE, fields);
    assertThat(sent.status()).as(sent.text()).isEqualTo(303);
    assertThat(operator.post(PAGE, fields).status()).isEqualTo(303);
    assertThat(offered()).isEqualTo(1_500);
    assertThat(operator.get(sent.location()).text()).contains("bounty of 1,500 credits");

    fields.put("amount", "1");
    assertThat(operator.post(PAGE, fields).text()).contains("had been sent already");
    Browser.Page seen = anna.get(PAGE);
    assertThat(seen.text())
        .contains("1,500", "£30.00", "How &lt;b&gt; of q1?", "https://forum.example/q1")
        .contains("Put up by the community", "Goes back unless awarded by")
        .doesNotContain("There is no open bounty");
    assertThat(anna.get("/c/ours").text()).contains("href=\"" + PAGE + "\"");
    assertThat(anna.get(PAGE + "?after=x").status()).isEqualTo(400);
  }

  @Test
  void hiddenItem_isShownWithoutItsTitle() {
    assertThat(operator.fill(PAGE, bounty("q2", "5")).status()).isEqualTo(303);
    assertThat(anna.get(PAGE).text()).contains("of q2?");
    told("hid", "content.hidden", "{\"actor\":\"1\",\"item\":{\"id\":\"q2\"}}");
    assertThat(anna.get(PAGE).text()).doesNotContain("of q2?", "forum.example/q2").contains(">q2<");
  }

  @Test
  void whatCannotBe_isRefusedInWords_andWhatWasTypedStays() {
    assertThat(operator.fill(PAGE, bounty("q1", "5")).status()).isEqualTo(303);
    refused(bounty("q1", "7"), "a bounty on it already");
    refused(bounty("none", "7"), "no such question");
    refused(bounty("q2", "0"), "as a whole number");
    refused(bounty("q2", "-3"), "as a whole number");
    refused(bounty("q2", "9999999999999"), "as a whole number");
    for (String day : new String[] {"2001-01-01", "tomorrow", "+999999999-01-01", "2026-02-30"}) {
      Map<String, String> typed = bounty("q2", "7");
      typed.put("until", day);
      refused(typed, "not a past one");
    }
    assertThat(offered()).isEqualTo(5);
    Map<String, String> fields = anna.get("/sign-out").fields();
    fields.putAll(bounty("q2", "7"));
    assertThat(anna.post(PAGE, fields).status()).isEqualTo(403);
    Map<String, String> keyless = operator.get(PAGE).fields();
    keyless.putAll(bounty("q2", "7"));
    keyless.remove("key");
    assertThat(operator.post(PAGE, keyless).status()).isEqualTo(400);
    assertThat(offered()).isEqualTo(5);
  }

  private void refused(Map<String, String> typed, String why) {
    Browser.Page page = operator.fill(PAGE, typed);
    assertThat(page.status()).as(typed + " " + page.text()).isEqualTo(409);
    assertThat(page.text()).contains(why, "value=\"" + typed.get("item") + "\"");
  }
}
