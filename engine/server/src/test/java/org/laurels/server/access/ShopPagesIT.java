// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.server.TestServer;
import org.laurels.server.outbound.OutboundRule;

/** A member's wallet, what it buys, and what was bought. */
final class ShopPagesIT {
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
        - {id: code, name: Cinema, kind: voucher, unit: credits, price: 10}
        - {id: car, name: Car, kind: manual, unit: credits, price: 1000}
        - {id: rare, name: Rarity, kind: manual, unit: credits, price: 10, stock: 1}
        - {id: early, name: Later, kind: manual, unit: credits, price: 10, from: 2099-01-01}
        - id: elite
          name: For the best
          kind: manual
          unit: credits
          price: 10
          if: member.reputation >= 500
        - {id: big, name: Big, kind: manual, unit: credits, price: 10, approval: {above: 5, people: 2}}
        - {id: gift, name: Gift, kind: charity, unit: credits, price: 5, open: true, match: 100}
      """;

  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private Browser other;
  private String page;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PROGRAMME).withMembers();
    anna = server.browser();
    other = server.browser();
    anna.enter(server.link("2", ""), server.secret);
    other.enter(server.link("1", ""), server.secret);
    page = server.memberPage("2");
    give("2", 30);
  }

  @AfterEach
  void stop() {
    assertThat(server.wiring.credits().wallets().unsound(server.ours)).isEmpty();
    server.close();
  }

  private void give(String member, long credits) {
    String address = server.memberPage(member);
    Browser.Page given =
        server.call(
            "/members/" + address.substring(address.lastIndexOf('/') + 1) + "/wallet/adjust",
            "application/json",
            "{\"unit\":\"credits\",\"amount\":%d,\"note\":\"a thank you\"}".formatted(credits));
    assertThat(given.status()).as(given.text()).isEqualTo(201);
  }

  /** The hidden fields of the form of a reward. */
  private static Map<String, String> form(Browser.Page rewards, String reward) {
    Matcher form =
        Pattern.compile("<form method=\"post\".*?</form>", Pattern.DOTALL).matcher(rewards.text());
    while (form.find()) {
      Map<String, String> fields =
          new Browser.Page(200, "", form.group(), rewards.response()).fields();
      if (reward.equals(fields.get("reward"))) {
        return new LinkedHashMap<>(fields);
      }
    }
    throw new AssertionError("no form for " + reward + " in " + rewards.text());
  }

  private static String figure(Browser.Page wallet, String name) {
    Matcher figure =
        Pattern.compile("<dd[^>]*>([0-9.,]+)(?:(?!</div>).)*<dt>" + name + "</dt>", Pattern.DOTALL)
            .matcher(wallet.text());
    assertThat(figure.find()).as(name + " in " + wallet.text()).isTrue();
    return figure.group(1);
  }

  private String figures() {
    Browser.Page wallet = anna.get(page + "/wallet");
    return figure(wallet, "to spend")
        + "/"
        + figure(wallet, "on the way")
        + "/"
        + figure(wallet, "set aside");
  }

  @Test
  void wallet_tellsWhatThereIs_andWhatItIsWorth() {
    assertThat(anna.get(page).text()).contains("href=\"" + page + "/wallet\"");
    assertThat(figures()).isEqualTo("30/7/0");
    String text = anna.get(page + "/wallet").text();
    assertThat(text)
        .contains("£0.60", "7 can be spent from ", "30 end on ")
        .contains("Given for: Good answer", "a thank you", "+30");

    server.clock.advance(Duration.ofDays(15));
    server.wiring.credits().round(OutboundRule.PUBLIC).run(server.ours);
    anna.enter(server.link("2", ""), server.secret);
    assertThat(figures()).isEqualTo("37/0/0");
    assertThat(anna.get(page + "/wallet").text()).contains("Ready to be spent: Good answer");
    assertThat(anna.get(page + "/wallet?lang=de").text())
        .contains("0,74", "Jetzt verfügbar: Good answer");
  }

  @Test
  void walletIsPaged_andPagesAreForTheMemberAndOperatorsAlone() {
    for (int i = 0; i < 26; i++) {
      give("2", 1);
    }
    Browser.Page first = anna.get(page + "/wallet");
    Matcher next = Pattern.compile("href=\"([^\"]*[?]after=[^\"]*)\"").matcher(first.text());
    assertThat(next.find()).isTrue();
    assertThat(first.text()).doesNotContain("Good answer</span>");
    assertThat(anna.get(next.group(1)).text()).contains("Given for: Good answer");
    assertThat(anna.get(page + "/wallet?after=nonsense").status()).isEqualTo(400);

    for (String one : new String[] {"/wallet", "/rewards", "/redemptions"}) {
      assertThat(anna.get(page + one).status()).as(one).isEqualTo(200);
      assertThat(other.get(page + one).status()).as(one).isEqualTo(403);
      assertThat(server.browser().get(page + one).status()).as(one).isNotEqualTo(200);
    }
    assertThat(other.get(page).text()).doesNotContain("/wallet");
    give("1", 5);
    Map<String, String> fields = form(other.get(server.memberPage("1") + "/rewards"), "gift");
    fields.put("amount", "5");
    assertThat(other.post(page + "/rewards", fields).status()).isEqualTo(403);
    assertThat(figures()).isEqualTo("56/7/0");
  }

  @Test
  void sameForm_redeemsOnce_andCancelGivesBack() {
    Map<String, String> fields = form(anna.get(page + "/rewards"), "mug");
    Browser.Page made = anna.post(page + "/rewards", fields);
    assertThat(made.status()).as(made.text()).isEqualTo(303);
    assertThat(anna.post(page + "/rewards", fields).location()).isEqualTo(made.location());
    assertThat(figures()).isEqualTo("20/7/10");
    assertThat(anna.get(page + "/wallet").text()).contains("Set aside for: Mug");

    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put("reward", "rare");
    Browser.Page again = anna.post(page + "/rewards", changed);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("This form had been sent already");
    assertThat(figures()).isEqualTo("20/7/10");

    Browser.Page list = anna.get(made.location());
    assertThat(list.text()).contains("role=\"status\"", "Mug: The credits are set aside.");
    Matcher cancel = Pattern.compile("action=\"([^\"]*/cancel)\"").matcher(list.text());
    assertThat(cancel.find()).isTrue();
    assertThat(other.post(cancel.group(1), list.fields()).status()).isEqualTo(403);
    Browser.Page cancelled = anna.post(cancel.group(1), list.fields());
    assertThat(cancelled.status()).isEqualTo(303);
    assertThat(anna.get(cancelled.location()).text()).contains("Mug: Cancelled.");
    assertThat(anna.post(cancel.group(1), list.fields()).status()).isEqualTo(303);
    assertThat(figures()).isEqualTo("30/7/0");
  }

  @Test
  void forms_withoutTokenOrKey_moveNothing() {
    Map<String, String> fields = form(anna.get(page + "/rewards"), "mug");
    fields.remove("key");
    assertThat(anna.post(page + "/rewards", fields).status()).isEqualTo(400);
    fields = form(anna.get(page + "/rewards"), "mug");
    fields.remove("csrf");
    assertThat(anna.post(page + "/rewards", fields).status()).isEqualTo(403);
    assertThat(figures()).isEqualTo("30/7/0");
  }

  @Test
  void refusals_areToldInWords() {
    Browser.Page rewards = anna.get(page + "/rewards");
    assertThat(rewards.text())
        .contains("970 more are needed.", "Sold out.", "To be had from 1 Jan 2099")
        .contains("You do not fulfil its condition yet.", "1 left", "At least 5");

    Map<String, String> gift = form(rewards, "gift");
    gift.put("amount", "4");
    Browser.Page refused = anna.post(page + "/rewards", gift);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text())
        .contains("role=\"alert\"", "Gift: It takes at least 5 credits", "value=\"4\"");
    gift = form(refused, "gift");
    gift.put("amount", "50");
    refused = anna.post(page + "/rewards", gift);
    assertThat(refused.text()).contains("Gift: 20 more are needed. Nothing has been spent.");
    give("2", 100);
    assertThat(anna.post(page + "/rewards", gift).text()).contains("20 more are needed.");

    Map<String, String> late = form(anna.get(page + "/rewards"), "rare");
    give("1", 10);
    String theirs = server.memberPage("1") + "/rewards";
    assertThat(other.post(theirs, form(other.get(theirs), "rare")).status()).isEqualTo(303);
    refused = anna.post(page + "/rewards", late);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("Rarity: Sold out. Nothing has been spent.");
    assertThat(figures()).isEqualTo("130/7/0");
  }

  @Test
  void voucher_isThereAtOnce_forItsMemberAlone() {
    server.call("/rewards/code/codes", "text/plain", "ABC-1");
    Browser.Page made = anna.post(page + "/rewards", form(anna.get(page + "/rewards"), "code"));

    assertThat(made.status()).as(made.text()).isEqualTo(303);
    assertThat(anna.get(made.location()).text()).contains("Cinema: Done.", "ABC-1");
    assertThat(other.get(made.location()).text()).doesNotContain("ABC-1");
    assertThat(anna.get(page + "/wallet").text()).contains("Spent on: Cinema");
    assertThat(figures()).isEqualTo("20/7/0");
  }

  private Browser operator(String name) {
    String link =
        server
            .wiring
            .access()
            .operators()
            .invite()
            .orElseGet(() -> server.wiring.access().operators().inviteAnother());
    Browser operator = server.browser();
    Map<String, String> typed = Map.of("name", name, "password", "correct horse battery");
    assertThat(operator.fill(link, typed).status()).isEqualTo(303);
    return operator;
  }

  /** Sends the form of a queue whose address ends so. */
  private static Browser.Page answer(
      Browser operator, Browser.Page queue, String step, String note) {
    Matcher form =
        Pattern.compile(
                "<form method=\"post\" action=\"([^\"]*/" + step + ")\".*?</form>", Pattern.DOTALL)
            .matcher(queue.text());
    assertThat(form.find()).as(step + " in " + queue.text()).isTrue();
    Map<String, String> fields =
        new LinkedHashMap<>(new Browser.Page(200, "", form.group(), queue.response()).fields());
    fields.put("note", note);
    return operator.post(form.group(1), fields);
  }

  @Test
  void operators_decideAndFulfil_eachFormOnce() {
    String queue = "/c/ours/redemptions";
    anna.post(page + "/rewards", form(anna.get(page + "/rewards"), "big"));
    anna.post(page + "/rewards", form(anna.get(page + "/rewards"), "big"));
    Browser root = operator("root");
    Browser second = operator("second");
    assertThat(anna.get(queue).status()).isEqualTo(403);
    assertThat(root.get("/c/ours").text()).contains("href=\"" + queue + "\">To decide");
    assertThat(anna.get("/c/ours").text()).doesNotContain("href=\"" + queue + "\"");

    Browser.Page seen = root.get(queue);
    assertThat(root.get(page + "/wallet").status()).isEqualTo(200);
    Map<String, String> fields = seen.fields();
    fields.put("reward", "mug");
    assertThat(root.post(page + "/rewards", fields).status()).as("in her name").isEqualTo(403);
    assertThat(answer(root, seen, "approve", "").status()).isEqualTo(303);
    assertThat(answer(root, seen, "approve", "").status()).isEqualTo(303);
    assertThat(root.get(queue).text()).contains("You have said yes.", "1 of 2 have said yes");
    assertThat(answer(second, second.get(queue), "approve", "").status()).isEqualTo(303);
    assertThat(answer(second, second.get(queue), "reject", " ").status()).isEqualTo(400);
    assertThat(answer(second, second.get(queue), "reject", "no more").status()).isEqualTo(303);
    assertThat(anna.get(page + "/redemptions").text()).contains("second: no more");
    assertThat(figures()).isEqualTo("20/7/10");

    server.wiring.credits().round(OutboundRule.PUBLIC).run(server.ours);
    seen = root.get(queue);
    Browser.Page stale = second.get(queue);
    assertThat(answer(root, seen, "settle", "parcel 7").location()).startsWith(queue + "?about=r");
    Browser.Page late = answer(second, stale, "refuse", "none left");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("role=\"alert\"", "It is too late for that");
    assertThat(answer(second, seen, "settle", "").status()).as("another browser").isEqualTo(403);
    assertThat(anna.get(page + "/redemptions").text()).contains("Reference: parcel 7");
    assertThat(figures()).isEqualTo("20/7/0");
  }

  @Test
  void programmeWithoutCredits_hasNoWallet() {
    try (AccessServer plain =
        new AccessServer(folder.resolve("plain"), TestServer.PROGRAMME).withMembers()) {
      Browser member = plain.browser();
      member.enter(plain.link("2", ""), plain.secret);
      String own = plain.memberPage("2");

      assertThat(member.get(own).text()).doesNotContain("/wallet");
      assertThat(member.get(own + "/wallet").status()).isEqualTo(404);
      assertThat(member.get(own + "/rewards").status()).isEqualTo(404);
      assertThat(member.get(own + "/redemptions").status()).isEqualTo(404);
    }
  }
}
