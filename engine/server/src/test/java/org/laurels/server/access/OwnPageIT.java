// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.standing.ProfileStore;
import org.laurels.server.api.OpaqueId;

/** What pages show to a member of themselves. */
final class OwnPageIT {
  @TempDir Path folder;
  private AccessServer server;
  private Browser anna;
  private Browser other;

  @BeforeEach
  void start() {
    server = new AccessServer(folder).withMembers();
    anna = server.browser();
    other = server.browser();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void member_isLedToTheirOwnPage_andOut() {
    anna.enter(server.link("2", ""), server.secret);
    String home = anna.get("/c/ours").text();

    assertThat(home).contains("href=\"" + server.memberPage("2") + "\">My standing");
    assertThat(home).contains("href=\"/sign-out\"");
    assertThat(anna.get(server.memberPage("2")).text()).contains("aria-current=\"true\">My");
  }

  @Test
  void hiddenPage_isOpenToItsMemberAlone() {
    String page = server.memberPage("2");
    long number = OpaqueId.MEMBER.number(page.substring(page.lastIndexOf('/') + 1));
    server
        .wiring
        .database()
        .profileStore()
        .choose(server.ours, number, new ProfileStore.Choice(false, true));
    anna.enter(server.link("2", ""), server.secret);
    other.enter(server.link("1", ""), server.secret);

    assertThat(anna.get(page).status()).isEqualTo(200);
    assertThat(anna.get(page + "/statement").status()).isEqualTo(200);
    assertThat(other.get(page).status()).isEqualTo(403);
    assertThat(other.get(page + "/statement").status()).isEqualTo(403);
    assertThat(other.get(page + "/why?about=a1").status()).isEqualTo(403);
  }

  @Test
  void ownBadge_isTakenAlongByItsHolder_andPublicFromThenOn() {
    anna.enter(server.link("2", ""), server.secret);
    other.enter(server.link("1", ""), server.secret);
    String badge = "/c/ours/badges/nice-answer";
    Browser.Page page = anna.get(badge);
    Matcher form =
        Pattern.compile("action=\"(" + badge + "/grants/(g[^\"]*))\"").matcher(page.text());
    assertThat(form.find()).as(page.text()).isTrue();
    String credential = "/c/ours/credentials/" + form.group(2);
    String yours = "href=\"" + badge + "#yours\"";
    assertThat(anna.get("/c/ours/badges").text()).contains(yours);
    assertThat(anna.get(server.memberPage("2")).text()).contains(yours);
    assertThat(other.get(server.memberPage("2")).text()).doesNotContain(yours);
    assertThat(other.get(badge).text()).doesNotContain("/grants/");

    Browser.Page taken = other.post(form.group(1), other.get("/sign-out").fields());
    assertThat(taken.status()).as("another member").isEqualTo(404);
    assertThat(anna.post(form.group(1), Map.of()).status()).as("another site").isEqualTo(403);
    assertThat(anna.get(credential).status()).isEqualTo(404);

    taken = anna.post(form.group(1), page.fields());
    assertThat(taken.status()).isEqualTo(303);
    assertThat(taken.location()).isEqualTo(credential);
    assertThat(server.browser().get(credential).status()).isEqualTo(200);
    assertThat(server.browser().get(form.group(1) + ".jwt").status()).isEqualTo(200);
  }
}
