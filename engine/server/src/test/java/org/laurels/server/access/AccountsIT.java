// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.member.Identity;
import org.laurels.server.api.OpaqueId;

/**
 * One person's accounts in several hosts: codes, hosts that vouch, and links that are taken apart.
 */
final class AccountsIT {
  private static final Pattern CODE = Pattern.compile("laurels(-[0-9A-Z]{4}){3}");

  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private String deskSecret;

  @BeforeEach
  void start() {
    server = new AccessServer(folder).withMembers();
    deskSecret =
        server.wiring.access().hosts().add(server.ours, "desk", Set.of("forum")).orElseThrow();
    joined("desk", "d2");
    joined("desk", "d9");
    joined("care", "c2");
    anna = server.browser();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void joined(String source, String actor) {
    assertThat(send(source, "member.joined", actor, "").text()).contains("accepted");
  }

  private Browser.Page send(String source, String type, String actor, String attributes) {
    return server.call(
        "/events",
        "application/cloudevents+json",
        "{\"specversion\":\"1.0\",\"source\":\""
            + source
            + "\",\"id\":\""
            + UUID.randomUUID()
            + "\",\"type\":\""
            + type
            + "\",\"time\":\"2026-06-01T11:00:00Z\",\"data\":{\"actor\":\""
            + actor
            + "\",\"attributes\":{"
            + attributes
            + "}}}");
  }

  private Browser.Page post(String code, String source, String actor) {
    return send(source, "member.proved", actor, "\"code\":\"" + code + "\"");
  }

  private long member(String host, String id) {
    return server.wiring.standings().find(server.ours, host, id).get(0).memberId();
  }

  private String accounts(String host, String id) {
    return "/c/ours/members/" + OpaqueId.MEMBER.of(member(host, id)) + "/accounts";
  }

  private void enter(Browser browser, String member) {
    assertThat(browser.enter(server.link(member, ""), server.secret).status()).isEqualTo(303);
  }

  private Browser.Page code(Browser browser, String page) {
    Map<String, String> fields = Map.of("csrf", csrf(browser.get(page)));
    return browser.post(page + "/code", fields);
  }

  private static String csrf(Browser.Page page) {
    return String.valueOf(page.fields().get("csrf"));
  }

  private static String found(Browser.Page page) {
    Matcher code = CODE.matcher(page.text());
    assertThat(code.find()).as(page.text()).isTrue();
    return code.group();
  }

  @Test
  void code_fromThePage_postedElsewhere_links_andThePageTakesItApart() {
    enter(anna, "2");
    String page = accounts("forum", "2");
    Browser.Page shown = code(anna, page);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.response().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(anna.get(page).text()).as("told once").doesNotContainPattern(CODE);

    Browser.Page receipt = post(found(shown), "desk", "d2");
    assertThat(receipt.text()).contains("accepted");
    assertThat(post(found(shown), "care", "c2").text()).contains("refused", "used before");
    Browser.Page linked = anna.get(accounts("forum", "2"));
    assertThat(linked.text()).contains("d2", "(desk)", "Shown by a code", "you came in by this");
    IdentityLink link = server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10).get(0);

    Browser.Page parted =
        anna.post(
            accounts("forum", "2") + "/unlink",
            Map.of("csrf", csrf(linked), "link", OpaqueId.LINK.of(link.id())));
    assertThat(parted.status()).as(parted.text()).isEqualTo(303);
    assertThat(parted.location()).isEqualTo(accounts("forum", "2"));
    assertThat(anna.get(parted.location()).text()).doesNotContain("d2", "Shown by a code");
    assertThat(member("desk", "d2")).isNotEqualTo(member("forum", "2"));
  }

  @Test
  void whoCameInByTheOtherAccount_isLedToItsPage_whenTheLinkIsTakenApart() {
    enter(anna, "2");
    post(found(code(anna, accounts("forum", "2"))), "desk", "d2");
    Browser desk = server.browser();
    assertThat(desk.enter(vouching("d2", null), deskSecret).status()).isEqualTo(303);
    Browser.Page page = desk.get(accounts("desk", "d2"));
    IdentityLink link = server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10).get(0);

    Browser.Page parted =
        desk.post(
            accounts("desk", "d2") + "/unlink",
            Map.of("csrf", csrf(page), "link", OpaqueId.LINK.of(link.id())));
    assertThat(parted.location()).isEqualTo(accounts("desk", "d2"));
    assertThat(desk.get(parted.location()).status()).isEqualTo(200);
  }

  @Test
  void page_isForTheMemberAndOperators_andFormsNeedTheirKey() {
    enter(anna, "2");
    String theirs = accounts("forum", "1");
    assertThat(server.browser().get(theirs).status()).isEqualTo(403);
    assertThat(server.browser().get("/c/ours/members/m1zzz/accounts").text())
        .as("strangers are told the same whoever there is")
        .isEqualTo(server.browser().get(theirs).text());
    assertThat(anna.get(theirs).status()).isEqualTo(403);
    String own = accounts("forum", "2");
    assertThat(anna.post(own + "/code", Map.of()).status()).isEqualTo(403);
    String csrf = csrf(anna.get(own));
    assertThat(anna.post(theirs + "/code", Map.of("csrf", csrf)).status()).isEqualTo(403);
    assertThat(anna.post(own + "/unlink", Map.of("csrf", csrf, "link", "l1")).status())
        .isEqualTo(404);
    assertThat(anna.post(own + "/unlink", Map.of("csrf", csrf)).status()).isEqualTo(404);
  }

  @Test
  void linkOfOthers_cannotBeTakenApart() {
    Browser ben = server.browser();
    enter(ben, "3");
    post(found(code(ben, accounts("forum", "3"))), "desk", "d2");
    IdentityLink link = server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10).get(0);
    enter(anna, "2");
    String own = accounts("forum", "2");

    Browser.Page page =
        anna.post(
            own + "/unlink",
            Map.of("csrf", csrf(anna.get(own)), "link", OpaqueId.LINK.of(link.id())));
    assertThat(page.status()).isEqualTo(404);
    assertThat(member("desk", "d2")).isEqualTo(member("forum", "3"));
  }

  @Test
  void codes_areBoundedInAnHour() {
    enter(anna, "2");
    for (int i = 0; i < 5; i++) {
      assertThat(code(anna, accounts("forum", "2")).status()).isEqualTo(200);
    }
    Browser.Page sixth = code(anna, accounts("forum", "2"));
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.text()).contains("5 codes").doesNotContainPattern(CODE);
  }

  private SignedLink vouching(String member, Identity also) {
    SignedLink plain = server.link(member, "");
    return new SignedLink("ours", "desk", member, plain.expires(), plain.nonce(), "", also);
  }

  @Test
  void host_thatMayVouch_links_andTellsBeforehandWhom() {
    SignedLink link = vouching("d2", new Identity("forum", "2"));
    Browser.Page arrived = anna.get(link.path(deskSecret));
    assertThat(arrived.text()).contains("also says that this is you in forum", "<strong>2<");
    assertThat(member("desk", "d2")).as("to look links nothing").isNotEqualTo(member("forum", "2"));

    assertThat(anna.enter(link, deskSecret).status()).isEqualTo(303);
    assertThat(member("desk", "d2")).isEqualTo(member("forum", "2"));
    assertThat(anna.get(accounts("forum", "2")).text()).contains("Vouched for when signing in");
    IdentityLink made = server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10).get(0);
    assertThat(made.note().by()).isEqualTo("host desk");
    Browser again = server.browser();
    assertThat(again.enter(vouching("d2", new Identity("forum", "2")), deskSecret).status())
        .as("once more lets in and links nothing")
        .isEqualTo(303);
    assertThat(server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  void host_isNotBelievedForSourcesForWhichItMayNotVouch() {
    Browser.Page care = anna.get(vouching("d2", new Identity("care", "c2")).path(deskSecret));
    assertThat(care.status()).isEqualTo(403);
    assertThat(care.text()).contains("says too much");
    SignedLink ofForum =
        new SignedLink(
            "ours",
            "forum",
            "2",
            vouching("d2", null).expires(),
            UUID.randomUUID().toString(),
            "",
            new Identity("desk", "d2"));
    assertThat(anna.get(ofForum.path(server.secret)).status()).isEqualTo(403);
    assertThat(member("care", "c2")).isNotEqualTo(member("desk", "d2"));
    assertThat(member("desk", "d2")).isNotEqualTo(member("forum", "2"));
    assertThat(anna.cookies).doesNotContainKey(SessionCookie.NAME);
  }

  @Test
  void vouchedFor_whoIsUnknown_letsInAndLinksNothing() {
    assertThat(anna.enter(vouching("d2", new Identity("forum", "nobody")), deskSecret).status())
        .isEqualTo(303);
    assertThat(server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(server.wiring.standings().find(server.ours, "forum", "nobody")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "also-member=2, also-member=3",
    "also-host=forum, also-host=care",
    "&also-host=forum, ''",
    "&also-member=2, ''",
    "also-host=forum&also-member=2&, ''",
    "member=d2, member=d9",
    "signature=, signature=0",
  })
  void claim_thatWasAltered_letsNobodyIn(String part, String other) {
    String path = vouching("d2", new Identity("forum", "2")).path(deskSecret);
    assertThat(path).contains(part);

    Browser.Page page = anna.get(path.replace(part, other));
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("does not let you in");
    assertThat(member("desk", "d2")).isNotEqualTo(member("forum", "2"));
  }

  @Test
  void claim_putOnALinkThatSaidNothing_letsNobodyIn_andAnOldOneNeither() {
    String plain = vouching("d2", null).path(deskSecret);
    assertThat(anna.get(plain + "&also-host=forum&also-member=2").text())
        .contains("does not let you in");
    SignedLink link = vouching("d2", new Identity("forum", "2"));
    Map<String, String> form = anna.get(link.path(deskSecret)).fields();
    server.clock.advance(java.time.Duration.ofMinutes(2));
    assertThat(anna.post("/c/ours/enter", form).text()).contains("too old");
    assertThat(server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void api_lists_links_andUnlinks_withANote() {
    String body =
        "{\"one\":{\"host\":\"forum\",\"id\":\"2\"},\"other\":{\"host\":\"desk\",\"id\":\"d2\"},"
            + "\"note\":\"showed both on the phone\"}";
    Browser.Page made = server.call("/links", "application/json", body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.text()).contains("\"proof\":\"operator\"", "\"stands\":true", "on the phone");
    assertThat(server.call("/links", "application/json", body).status()).isEqualTo(409);
    List<IdentityLink> all = server.wiring.accounts().all(server.ours, Long.MAX_VALUE, 10);
    String id = OpaqueId.LINK.of(all.get(0).id());

    assertThat(server.call("/links/" + id + "/unlink", "application/json", "{}").status())
        .isEqualTo(400);
    for (int i = 0; i < 2; i++) {
      Browser.Page parted =
          server.call("/links/" + id + "/unlink", "application/json", "{\"note\":\"a slip\"}");
      assertThat(parted.status()).as(parted.text()).isEqualTo(200);
      assertThat(parted.text()).contains("\"stands\":false", "\"note\":\"a slip\"");
    }
    assertThat(member("desk", "d2")).isNotEqualTo(member("forum", "2"));
    for (String wrong :
        List.of(
            "[]",
            "{}",
            body.replace("showed both on the phone", " "),
            body.replace("\"note\"", "\"email\""),
            body.replace("\"d2\"", "\"\""))) {
      assertThat(server.call("/links", "application/json", wrong).status())
          .as(wrong)
          .isEqualTo(400);
    }
    assertThat(server.call("/links", "application/json", body.replace("d2", "d7")).status())
        .isEqualTo(404);
    assertThat(server.call("/links/l1/unlink", "application/json", "{\"note\":\"x\"}").status())
        .isEqualTo(404);
  }
}
