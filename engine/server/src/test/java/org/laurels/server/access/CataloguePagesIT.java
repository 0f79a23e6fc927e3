// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.redemption.Halt;
import org.laurels.server.TestServer;

/** What operators see of the rewards, and how codes come into it. */
final class CataloguePagesIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        reputation: {start: 1, floor: 1}
        credits: {spendable: {vest: 14d, worth: 2, currency: GBP}}
      rules:
        - {id: good-answer, on: answer.posted, give: {to: actor, credits: 7}}
      rewards:
        - {id: mug, name: Mug, kind: manual, unit: credits, price: 10, stock: 5, per-member: 2,
           approval: {above: 20, people: 2}}
        - {id: code, name: Cinema, kind: voucher, unit: credits, price: 30}
        - {id: later, name: Hat, kind: manual, unit: credits, price: 10, from: 2027-01-01}
      """;

  private static final String CATALOGUE = "/c/ours/catalogue";

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
    server.close();
  }

  /** The card of a reward. */
  private String card(String reward) {
    String text = operator.get(CATALOGUE).text();
    Matcher card =
        Pattern.compile(
                "<li class=\"card\">\\s*<h2[^>]*id=\"reward-" + reward + "\".*?</li>",
                Pattern.DOTALL)
            .matcher(text);
    assertThat(card.find()).as(text).isTrue();
    return card.group();
  }

  private Browser.Page upload(Browser browser, String reward, String codes) {
    String csrf = operator.get(CATALOGUE).fields().get("csrf");
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
            + csrf
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.txt\"\r\n\r\n"
            + codes
            + "\r\n--b--\r\n";
    return browser.send(
        browser
            .request(CATALOGUE + "/" + reward + "/codes")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .header("Accept", "text/html")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void catalogue_tellsWhatIsLeft_andWhyNot() {
    assertThat(card("mug"))
        .contains("Members can have it now", "0 of 5", "£0.20", "At most 2 for each member")
        .contains("Above 20 credits it wants a yes from people: 2.");
    assertThat(card("later")).contains("not-now", "2027").doesNotContain("Members can have it");
    assertThat(card("code")).contains("There is no free code.");
    server.wiring.credits().halts().halt(server.ours, new Halt("something", TestServer.NOW));
    assertThat(card("mug")).contains("not-now").doesNotContain("Members can have it");
  }

  @Test
  void codes_areAddedOnce_orNotAtAll() {
    Browser.Page added = upload(operator, "code", "AAA\r\nBBB\r\nAAA\r\n");
    assertThat(added.location()).as(added.text()).isEqualTo(CATALOGUE + "?added=2&known=1");
    assertThat(operator.get(added.location()).text()).contains("Codes added: 2. There already: 1.");
    assertThat(upload(operator, "code", "AAA\nBBB\n").location()).endsWith("?added=0&known=2");
    assertThat(card("code")).contains("Members can have it now", "<dd>2</dd>");

    Browser.Page wrong = upload(operator, "code", "CCC\na,b\n");
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.text()).contains("No code of Cinema was taken: line 2 is no code");
    assertThat(card("code")).contains("<dd>2</dd>");
    assertThat(upload(operator, "mug", "CCC\n").status()).isEqualTo(404);
    assertThat(upload(operator, "code", "C".repeat(2_000_000)).status()).isEqualTo(413);
  }

  @Test
  void catalogue_isForOperatorsAlone() {
    Browser anna = server.browser();
    anna.enter(server.link("2", ""), server.secret);
    assertThat(anna.get(CATALOGUE).status()).isEqualTo(403);
    assertThat(upload(anna, "code", "AAA\n").status()).isEqualTo(403);
    assertThat(server.browser().get(CATALOGUE).status()).isNotEqualTo(200);
    assertThat(card("code")).contains("There is no free code.");
  }
}
