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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming in by a link that the host has signed. */
final class SignedLinkIT {
  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;

  @BeforeEach
  void start() {
    server = new AccessServer(folder).withMembers();
    anna = server.browser();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void refused(Browser.Page page, int status, String words) {
    assertThat(page.status()).as(page.text()).isEqualTo(status);
    assertThat(page.text()).contains(words);
    assertThat(anna.cookies).doesNotContainKey(SessionCookie.NAME);
    assertThat(server.browser().get("/c/ours").status()).isEqualTo(403);
  }

  @Test
  void link_letsTheMemberIn_toWhereItLeads() {
    String page = server.memberPage("2");
    assertThat(anna.get(page).status()).isEqualTo(403);
    Browser.Page in = anna.enter(server.link("2", page), server.secret);

    assertThat(in.status()).isEqualTo(303);
    assertThat(in.location()).isEqualTo(page);
    assertThat(anna.get(page).status()).isEqualTo(200);
    assertThat(anna.get(page).response().headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void cookie_isForThisHostAloneAndForNoScript() {
    Browser.Page in = anna.enter(server.link("2", ""), server.secret);

    assertThat(in.response().headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("__Host-laurels=")
                    .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                    .doesNotContain("Domain"));
  }

  @Test
  void followingALink_usesNothingUp() {
    SignedLink link = server.link("2", "");
    server.browser().get(link.path(server.secret));
    server.browser().get(link.path(server.secret));

    assertThat(anna.enter(link, server.secret).status()).isEqualTo(303);
  }

  @Test
  void link_isUsedOnce() {
    SignedLink link = server.link("2", "");
    Browser other = server.browser();
    assertThat(other.enter(link, server.secret).status()).isEqualTo(303);

    refused(anna.enter(link, server.secret), 403, "This link has been used");
  }

  @Test
  void link_isNoLongerGood_whenItsTimeIsOver() {
    SignedLink link = server.link("2", "");
    Map<String, String> fields = anna.get(link.path(server.secret)).fields();
    server.clock.advance(Duration.ofMinutes(1));

    refused(anna.get(link.path(server.secret)), 403, "too old");
    refused(anna.post("/c/ours/enter", fields), 403, "too old");
  }

  @Test
  void link_mayNotBeGoodForLongerThanFiveMinutes() {
    SignedLink five = server.link("ours", "2", Duration.ofMinutes(5), "");
    SignedLink longer = server.link("ours", "2", Duration.ofSeconds(301), "");

    refused(anna.enter(longer, server.secret), 403, "too old");
    assertThat(anna.enter(five, server.secret).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "member=2|member=3",
        "host=forum|host=desk",
        "nonce=nonce|nonce=Nonce",
        "to=members|to=badges",
        "expires=1|expires=2",
        "signature=|signature=0",
        "&to=members%2F1|",
        "/c/ours/|/c/theirs/",
      })
  void link_isNotGood_whenAltered(String change) {
    String path = server.link("2", "members/1").path(server.secret);
    String[] parts = change.split("[|]", -1);
    assertThat(path).contains(parts[0]);

    refused(anna.get(path.replace(parts[0], parts[1])), 403, "does not let you in");
  }

  @Test
  void form_isNotGood_whenAltered() {
    Map<String, String> fields = anna.get(server.link("2", "").path(server.secret)).fields();
    fields.put("member", "3");

    refused(anna.post("/c/ours/enter", fields), 403, "does not let you in");
  }

  @Test
  void hostOfAnotherCommunity_letsNobodyIn() {
    refused(anna.enter(server.link("2", ""), server.theirSecret), 403, "does not let you in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?host=forum", "?expires=x&nonce=y", "?expires=99999999999999999999"})
  void whatIsNoLink_isTold(String query) {
    refused(anna.get("/c/ours/enter" + query), 403, "does not let you in");
  }

  @Test
  void unknownMember_isTold_andTheLinkStaysGood() {
    SignedLink link = server.link("nobody", "");

    refused(anna.enter(link, server.secret), 404, "We do not know you yet");
  }

  @Test
  void memberOfOneCommunity_doesNotSeeAnother() {
    anna.enter(server.link("2", ""), server.secret);

    assertThat(anna.get("/c/ours").status()).isEqualTo(200);
    assertThat(anna.get("/c/theirs").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/c/ours/..//evil.example",
        "/c/ours/%2e%2e/%2e%2e/operator",
        "/c/ourselves",
        "/operator",
        "javascript:alert(1)//",
      })
  void link_neverLeadsElsewhere(String to) {
    Browser.Page in = anna.enter(server.link("2", to), server.secret);

    assertThat(in.status()).isEqualTo(303);
    assertThat(in.location()).matches("/c/ours(/javascript:.*)?").doesNotContain("//evil");
    assertThat(in.location()).isEqualTo("/c/ours");
  }

  @Test
  void memberWhoIsIn_isNotAskedAgain_andTheLinkStaysGood() {
    anna.enter(server.link("2", ""), server.secret);
    SignedLink again = server.link("2", "members/x");

    assertThat(anna.get(again.path(server.secret)).location()).isEqualTo("/c/ours/members/x");
    assertThat(server.browser().enter(again, server.secret).status()).isEqualTo(303);
  }

  @Test
  void removedHost_signsItsMembersOut() {
    anna.enter(server.link("2", ""), server.secret);
    server.wiring.access().hosts().remove(server.ours, "forum");

    assertThat(anna.get("/c/ours").status()).isEqualTo(403);
    assertThat(anna.enter(server.link("2", ""), server.secret).status()).isEqualTo(403);
  }

  @Test
  void session_opensNoApi() {
    anna.enter(server.link("2", ""), server.secret);

    assertThat(anna.get("/api/v1/communities/ours/boards").status()).isEqualTo(401);
  }
}
