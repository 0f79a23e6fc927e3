// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a session lasts, and that only our own pages can send its forms. */
final class SessionIT {
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

  private String session() {
    return anna.cookies.getOrDefault(SessionCookie.NAME, "");
  }

  private void enter() {
    assertThat(anna.enter(server.link("2", ""), server.secret).status()).isEqualTo(303);
  }

  private boolean isIn() {
    return anna.get("/c/ours").status() == 200;
  }

  @Test
  void sessionThatWasPlanted_isNotTakenOver() {
    String planted = "A".repeat(43);
    anna.cookies.put(SessionCookie.NAME, planted);
    enter();

    assertThat(session()).isNotEqualTo(planted).hasSize(43);
    anna.cookies.put(SessionCookie.NAME, planted);
    assertThat(isIn()).isFalse();
  }

  @Test
  void signingInAgain_givesAnotherSession_andEndsTheFirst() {
    enter();
    String first = session();
    assertThat(anna.enter(server.link("3", ""), server.secret).status()).isEqualTo(303);
    assertThat(session()).isNotEqualTo(first);

    anna.cookies.put(SessionCookie.NAME, first);
    assertThat(isIn()).isFalse();
  }

  @Test
  void signingOut_endsTheSession_notTheCookieAlone() {
    enter();
    String session = session();
    assertThat(anna.fill("/sign-out", Map.of()).status()).isEqualTo(303);

    assertThat(session()).isEmpty();
    anna.cookies.put(SessionCookie.NAME, session);
    assertThat(isIn()).isFalse();
  }

  @Test
  void followingSignOut_doesNotSignOut() {
    enter();
    anna.get("/sign-out");

    assertThat(isIn()).isTrue();
  }

  @Test
  void idleSession_ends_andAUsedOneDoesNot() {
    enter();
    for (int i = 0; i < 3; i++) {
      server.clock.advance(Duration.ofMinutes(29));
      assertThat(isIn()).isTrue();
    }
    server.clock.advance(Duration.ofMinutes(30));
    assertThat(isIn()).isFalse();
  }

  @Test
  void usedSession_endsAfterTwelveHours() {
    enter();
    for (int i = 0; i < 28; i++) {
      server.clock.advance(Duration.ofMinutes(25));
      assertThat(isIn()).isTrue();
    }
    server.clock.advance(Duration.ofMinutes(20));
    assertThat(isIn()).isFalse();
  }

  private void isTurnedAway(Browser.Page page) {
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("Please try again");
    assertThat(isIn()).isTrue();
  }

  @Test
  void form_needsItsToken() {
    enter();
    Map<String, String> fields = anna.get("/sign-out").fields();
    String token = fields.get(FormToken.FIELD);
    int last = token.length() - 2;
    char other = token.charAt(last) == 'A' ? 'B' : 'A';

    isTurnedAway(anna.post("/sign-out", Map.of()));
    isTurnedAway(anna.post("/sign-out", Map.of(FormToken.FIELD, "")));
    isTurnedAway(
        anna.send(
            anna.request("/sign-out")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("csrf=%zz"))));
    isTurnedAway(anna.post("/sign-out", Map.of(FormToken.FIELD, "x y")));
    isTurnedAway(
        anna.post(
            "/sign-out",
            Map.of(FormToken.FIELD, token.substring(0, last) + other + token.charAt(last + 1))));
    isTurnedAway(
        anna.post(
            "/sign-out",
            Map.of(
                FormToken.FIELD,
                server.browser().get("/operator/sign-in").fields().get(FormToken.FIELD))));
    assertThat(anna.post("/sign-out", fields).status()).isEqualTo(303);
  }

  @Test
  void tokenFromBeforeSigningIn_isNotGoodAfterwards() {
    Map<String, String> before = anna.get("/sign-out").fields();
    enter();

    isTurnedAway(anna.post("/sign-out", before));
  }

  @Test
  void token_looksDifferentEachTime() {
    enter();
    Map<String, String> one = anna.get("/sign-out").fields();

    assertThat(anna.get("/sign-out").fields()).isNotEqualTo(one);
    assertThat(anna.post("/sign-out", one).status()).isEqualTo(303);
  }

  @Test
  void form_isNotTakenFromAnotherSite_evenWithItsToken() {
    enter();
    Map<String, String> fields = anna.get("/sign-out").fields();

    isTurnedAway(anna.send(anna.form("/sign-out", fields).header("Sec-Fetch-Site", "cross-site")));
    isTurnedAway(anna.send(anna.form("/sign-out", fields).header("Sec-Fetch-Site", "same-site")));
    isTurnedAway(
        anna.send(anna.form("/sign-out", fields).header("Origin", "https://evil.example")));
    isTurnedAway(anna.send(anna.form("/sign-out", fields).header("Origin", "null")));
    String own = "http://127.0.0.1:" + server.port();
    assertThat(anna.send(anna.form("/sign-out", fields).header("Origin", own)).status())
        .isEqualTo(303);
  }

  @Test
  void firstForm_needsItsCookieToo() {
    Map<String, String> fields =
        new HashMap<>(anna.get(server.link("2", "").path(server.secret)).fields());
    anna.cookies.clear();

    assertThat(anna.post("/c/ours/enter", fields).text()).contains("Please try again");
    assertThat(session()).isEmpty();
  }

  @Test
  void hugeForm_isNotRead() {
    enter();
    Map<String, String> fields = new HashMap<>(anna.get("/sign-out").fields());
    fields.put("a", "a".repeat(70_000));

    isTurnedAway(anna.post("/sign-out", fields));
  }
}
