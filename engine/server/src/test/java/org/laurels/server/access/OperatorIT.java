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

/** The first operator, and signing in with a password. */
final class OperatorIT {
  private static final Map<String, String> RIGHT =
      Map.of("name", "Root", "password", "correct horse battery");
  private static final Map<String, String> WRONG =
      Map.of("name", "root", "password", "incorrect horse batt");

  @TempDir Path folder;
  private AccessServer server;
  private Browser root;

  @BeforeEach
  void start() {
    server = new AccessServer(folder);
    root = server.browser();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String invitation() {
    return server.wiring.access().operators().invite().orElseThrow();
  }

  private Browser.Page signIn(Map<String, String> typed) {
    return root.fill("/operator/sign-in", typed);
  }

  private void begin() {
    assertThat(root.fill(invitation(), RIGHT).status()).isEqualTo(303);
  }

  @Test
  void link_makesTheOperator_whoIsThenSignedIn() {
    begin();

    assertThat(root.get("/operator").text()).contains("Signed in as root", "/c/ours", "/c/theirs");
    assertThat(root.get("/c/ours").status()).isEqualTo(200);
    assertThat(server.wiring.access().operators().invite()).isEmpty();
  }

  @Test
  void link_isUsedOnce() {
    String link = invitation();
    Browser other = server.browser();
    Map<String, String> shown = other.get(link).fields();
    assertThat(root.fill(link, RIGHT).status()).isEqualTo(303);

    assertThat(other.get(link).status()).isEqualTo(403);
    shown.putAll(Map.of("name", "second", "password", "correct horse battery"));
    assertThat(other.post("/operator/begin", shown).text()).contains("no longer good");
    assertThat(other.cookies).doesNotContainKey(SessionCookie.NAME);
  }

  @Test
  void link_isGoodForADay_andReplacedByTheNext() {
    String first = invitation();
    String second = invitation();
    assertThat(root.get(first).status()).isEqualTo(403);
    assertThat(root.get(second).status()).isEqualTo(200);
    server.clock.advance(Duration.ofHours(24));
    assertThat(root.get(second).status()).isEqualTo(403);
    assertThat(root.get("/operator/begin").status()).isEqualTo(403);
  }

  @Test
  void faults_areToldAllAtOnce_andTheLinkStaysGood() {
    String link = invitation();
    Browser.Page page = root.fill(link, Map.of("name", "?", "password", "short"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("A name has", "at least 12");
    assertThat(
            root.fill(link, Map.of("name", "root-of-all-of-it", "password", "Root-of-all-of-it "))
                .text())
        .contains("must not be the name");
    assertThat(root.fill(link, RIGHT).status()).isEqualTo(303);
  }

  @Test
  void operator_signsOutAndInAgain() {
    begin();
    root.fill("/sign-out", Map.of());
    assertThat(root.get("/operator").location()).isEqualTo("/operator/sign-in");
    assertThat(signIn(WRONG).status()).isEqualTo(403);
    assertThat(signIn(Map.of("name", "root", "password", "")).status()).isEqualTo(403);
    assertThat(signIn(Map.of("name", "nobody", "password", "x")).text())
        .contains("do not go together");
    assertThat(signIn(RIGHT).status()).isEqualTo(303);
    assertThat(root.get("/operator").status()).isEqualTo(200);
  }

  @Test
  void tooManyTries_areRefused_evenTheRightOne_forAWhile() {
    begin();
    root.fill("/sign-out", Map.of());
    for (int i = 0; i < OperatorPasswords.NAME_TRIES_MAX; i++) {
      assertThat(signIn(WRONG).status()).isEqualTo(403);
    }
    assertThat(signIn(RIGHT).status()).isEqualTo(429);
    assertThat(server.browser().fill("/operator/sign-in", RIGHT).status()).isEqualTo(429);
    assertThat(root.cookies).doesNotContainKey(SessionCookie.NAME);

    server.clock.advance(OperatorPasswords.WINDOW);
    assertThat(signIn(RIGHT).status()).isEqualTo(303);
  }

  @Test
  void manyNames_fromOneAddress_areRefusedToo() {
    for (int i = 0; i < OperatorPasswords.ADDRESS_TRIES_MAX; i++) {
      String tooLong = "x".repeat(201);
      assertThat(signIn(Map.of("name", "name" + i, "password", tooLong)).status()).isEqualTo(403);
    }
    assertThat(signIn(Map.of("name", "another", "password", "x")).status()).isEqualTo(429);
  }

  @Test
  void signIn_needsItsToken() {
    begin();
    root.fill("/sign-out", Map.of());

    assertThat(root.post("/operator/sign-in", RIGHT).text()).contains("Please try again");
    assertThat(root.cookies).doesNotContainKey(SessionCookie.NAME);
  }

  @Test
  void furtherOperator_comesByALink_underAnotherName() {
    begin();
    Browser other = server.browser();
    String link = server.wiring.access().operators().inviteAnother();

    assertThat(other.fill(link, Map.of("name", "Root", "password", "correct horse battery")).text())
        .contains("Somebody has that name already");
    assertThat(
            other
                .fill(link, Map.of("name", "second", "password", "correct horse battery"))
                .status())
        .isEqualTo(303);
    assertThat(other.get("/operator").text()).contains("Signed in as second");
    assertThat(root.get("/operator").text()).contains("Signed in as root");
  }

  @Test
  void newPassword_isChosenByALink_andEndsSessions() {
    begin();
    OperatorBook operators = server.wiring.access().operators();
    assertThat(operators.inviteToReset("nobody")).isEmpty();
    String link = operators.inviteToReset("root").orElseThrow();
    Browser other = server.browser();
    assertThat(other.get(link).text()).contains("Choose a new password for root");
    assertThat(other.fill(link, Map.of("password", "short")).text()).contains("at least 12");
    String chosen = "another horse battery";

    assertThat(other.fill(link, Map.of("name", "thief", "password", chosen)).status())
        .isEqualTo(303);

    assertThat(other.get("/operator").text()).contains("Signed in as root");
    assertThat(root.get("/operator").status()).as("signed out").isEqualTo(303);
    assertThat(signIn(RIGHT).status()).isEqualTo(403);
    assertThat(signIn(Map.of("name", "root", "password", chosen)).status()).isEqualTo(303);
    assertThat(other.get(link).status()).as("used up").isEqualTo(403);
  }
}
