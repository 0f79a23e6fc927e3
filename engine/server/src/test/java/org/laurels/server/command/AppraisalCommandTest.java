// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestEvents;

/** The starter's help in the forum, appraised by command. */
class AppraisalCommandTest {
  private static final Instant JULY = Instant.parse("2026-07-10T12:00:00Z");
  private static final Instant AUGUST = Instant.parse("2026-08-03T12:00:00Z");

  @TempDir private Path folder;

  private Typed appraisal(String step, String... more) {
    List<String> words = new ArrayList<>(List.of("appraisal", step, "--community", "c"));
    words.addAll(List.of(more));
    return Typed.at(AUGUST, folder, words.toArray(new String[0]));
  }

  private Wiring open() {
    return Wiring.open(
        "jdbc:h2:file:" + folder.resolve("data/laurels"),
        Clock.fixed(AUGUST, ZoneOffset.UTC),
        folder.resolve("data/laurels.key"));
  }

  /** Somebody with two solutions, which is low, and somebody with one answer. */
  private void july() {
    Typed.in(folder, "community", "create", "c", "--programme", "giffgaff-payback");
    TestEvents forum = TestEvents.of("forum");
    try (Wiring wiring = open()) {
      Community community = wiring.communities().find("c").orElseThrow();
      for (String answer : List.of("a1", "a2", "b1")) {
        String helper = answer.startsWith("a") ? "ann" : "=bob";
        wiring
            .intake()
            .accept(
                community,
                List.of(
                    forum.question("q" + answer, "asker").author("asker").at(JULY),
                    forum
                        .answer(answer, "q" + answer, helper)
                        .author(helper)
                        .at(JULY.plusSeconds(60))));
      }
      for (String answer : List.of("a1", "a2")) {
        wiring
            .intake()
            .accept(community, List.of(forum.accept(answer, "asker").at(JULY.plusSeconds(120))));
      }
    }
  }

  private String points() {
    try (Wiring wiring = open()) {
      Community community = wiring.communities().find("c").orElseThrow();
      List<String> points = new ArrayList<>();
      for (String name : List.of("ann", "=bob")) {
        long member = wiring.standings().find(community, null, name).get(0).memberId();
        var balance = wiring.credits().wallets().balances(community, member).get("points");
        points.add(balance == null ? "0" : Long.toString(balance.pending() - balance.debt()));
      }
      return String.join(" ", points);
    }
  }

  @Test
  void proposal_isListedChangedAndConfirmed_andTwiceChangesNothing() throws IOException {
    july();
    assertThat(appraisal("list").out()).contains("forum-help", "2026-07-01", "2026-07-31");
    Typed proposed = appraisal("propose", "--appraisal", "forum-help");
    assertThat(proposed.code()).as(proposed.err()).isZero();
    assertThat(proposed.out())
        .contains("Help in the forum, 2026-07-01 to 2026-07-31", "low: 1 member", "none: 1 member");

    Typed table = appraisal("propose", "--appraisal", "forum-help", "--csv");
    assertThat(table.out()).contains(",forum,'=bob,1,0,0,none,none,");
    Path wrong = folder.resolve("wrong.csv");
    Files.writeString(wrong, table.out().replace("none,none,", "none,hihg,"));
    Typed refused =
        appraisal("confirm", "--appraisal", "forum-help", "--by", "anna", "--file", "wrong.csv");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("wrong.csv:3: unknown bracket 'hihg', did you mean 'high'?")
        .contains("1 fault, so nothing is decided");
    assertThat(points()).isEqualTo("0 0");

    Path right = folder.resolve("right.csv");
    Files.writeString(right, table.out().replace("none,none,", "none,medium,wrote a guide"));
    String[] confirm = {
      "--appraisal", "forum-help", "--by", "anna", "--file", "right.csv", "--period", "2026-07-01"
    };
    Typed confirmed = appraisal("confirm", confirm);
    assertThat(confirmed.code()).as(confirmed.err()).isZero();
    assertThat(confirmed.out()).contains("decided on 2 members, 1 of them not as proposed");
    assertThat(points()).isEqualTo("250 750");
    assertThat(
            appraisal("confirm", "--appraisal", "forum-help", "--by", "anna", "--as-proposed")
                .out())
        .contains("nothing was to be decided");
    assertThat(points()).isEqualTo("250 750");

    String listed = appraisal("list", "--appraisal", "forum-help").out();
    assertThat(listed).contains("wrote a guide", "medium", "anna");
    String decision =
        listed.lines().filter(line -> line.contains("bob")).findFirst().orElseThrow().split(" ")[0];
    Typed corrected =
        appraisal(
            "correct",
            decision,
            "high",
            "--appraisal",
            "forum-help",
            "--note",
            "long",
            "--by",
            "kim");
    assertThat(corrected.code()).as(corrected.err()).isZero();
    assertThat(points()).isEqualTo("250 2000");
    assertThat(Typed.in(folder, "verify").code()).isZero();
  }

  @Test
  void wrongUse_isTold() {
    july();
    assertThat(appraisal("propose", "--appraisal", "other").code()).isEqualTo(2);
    assertThat(appraisal("confirm", "--appraisal", "forum-help", "--by", "anna").code())
        .as("neither a file nor as proposed")
        .isEqualTo(2);
    assertThat(
            appraisal(
                    "confirm",
                    "--appraisal",
                    "forum-help",
                    "--by",
                    "anna",
                    "--as-proposed",
                    "--period",
                    "2026-08-01")
                .err())
        .contains("the period goes on until 2026-08-31");
    assertThat(
            appraisal(
                    "correct",
                    "d1",
                    "high",
                    "--appraisal",
                    "forum-help",
                    "--note",
                    "n",
                    "--by",
                    "kim")
                .err())
        .contains("no such decision");
    for (String step : List.of("list", "propose", "confirm", "correct")) {
      assertThat(Typed.in(folder, "appraisal", step, "--help").out()).contains("--community");
    }
  }
}
