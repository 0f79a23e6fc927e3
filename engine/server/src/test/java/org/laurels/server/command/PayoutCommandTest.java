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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestEvents;

class PayoutCommandTest {
  private static final Instant SUMMER = Instant.parse("2026-07-10T12:00:00Z");
  private static final Instant CHOICE = Instant.parse("2026-12-05T12:00:00Z");
  private static final Instant CLOSE = Instant.parse("2026-12-16T12:00:00Z");

  @TempDir private Path folder;

  private void with(Instant now, Consumer<Wiring> work) {
    try (Wiring wiring =
        Wiring.open(
            "jdbc:h2:file:" + folder.resolve("data/laurels"),
            Clock.fixed(now, ZoneOffset.UTC),
            folder.resolve("data/laurels.key"))) {
      work.accept(wiring);
    }
  }

  private static Community community(Wiring wiring) {
    return wiring.communities().find("c").orElseThrow();
  }

  private Typed payout(Instant now, String step, String... more) {
    List<String> words = new ArrayList<>(List.of("payout", step, "--community", "c"));
    if (!step.equals("totals") && !step.equals("confirm-paperwork")) {
      words.addAll(List.of("--cycle", "half-year"));
    }
    words.addAll(List.of(more));
    return Typed.at(now, folder, words.toArray(new String[0]));
  }

  /** Two who brought others in, of whom one has chosen cash. */
  private void half() {
    Typed.in(folder, "community", "create", "c", "--programme", "giffgaff-payback");
    with(
        SUMMER,
        wiring -> {
          TestEvents events = TestEvents.of("forum");
          for (int i = 0; i < 3; i++) {
            for (String person : List.of("ann", "=bob")) {
              wiring
                  .intake()
                  .accept(
                      community(wiring),
                      List.of(
                          events.event("referral.completed").by(person).id(person + i).at(SUMMER)));
            }
          }
        });
    with(
        CHOICE,
        wiring -> {
          for (String person : List.of("ann", "=bob")) {
            long member =
                wiring.standings().find(community(wiring), null, person).get(0).memberId();
            String way = person.equals("ann") ? "cash" : "charity";
            wiring.payouts().choices().choose(community(wiring), "half-year", member, way);
          }
        });
  }

  private Path answers(String text) {
    try {
      return Files.writeString(folder.resolve("answers.csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void period_isClosedExportedAndReconciled_andEachStepTwiceChangesNothing() {
    half();
    assertThat(payout(CHOICE, "status").out()).contains("open", "chosen cash: 1");
    Typed early = payout(CHOICE, "close");
    assertThat(early.code()).isEqualTo(1);
    assertThat(early.err()).contains("members can choose until");

    Typed dry = payout(CLOSE, "dry-run");
    assertThat(dry.code()).as(dry.err()).isZero();
    Typed closed = payout(CLOSE, "close");
    assertThat(closed.out().lines().skip(1).toList())
        .startsWith(dry.out().lines().skip(1).toArray(String[]::new))
        .last()
        .isEqualTo("closed");
    assertThat(payout(CLOSE, "close").out()).contains("closed before, nothing to do");

    Typed export = payout(CLOSE, "export");
    assertThat(export.out()).contains(",ann,cash,1500,0,GBP", ",'=bob,charity,1500,1500,GBP");
    assertThat(payout(CLOSE, "export").out()).isEqualTo(export.out());

    List<String> lines =
        export.out().lines().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList();
    answers(
        "line,status,reference,reason\n"
            + lines.get(0)
            + ",paid,x1,\np0,paid,,\n"
            + lines.get(0)
            + ",paid,,\n");
    Typed wrong = payout(CLOSE, "reconcile", "answers.csv");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("answers.csv:3:", "answers.csv:4:", "2 faults, so nothing is booked");
    assertThat(payout(CLOSE, "status").out()).contains("submitted");

    answers(
        "line,status,reference,reason\n%s,paid,x1,\n%s,failed,,closed\n"
            .formatted(lines.get(0), lines.get(1)));
    assertThat(payout(CLOSE, "reconcile", "answers.csv").out())
        .contains("1 paid, 1 failed, 0 booked before, 0 without an answer yet");
    assertThat(payout(CLOSE, "reconcile", "answers.csv").out())
        .contains("0 paid, 0 failed, 2 booked before");
    assertThat(payout(CLOSE, "status").out()).contains("reconciled");
    assertThat(Typed.in(folder, "verify", "--community", "c").code()).isZero();
  }

  @Test
  void paperwork_isNotedOnce_andSumsAreTold() {
    half();
    payout(CLOSE, "close");
    assertThat(payout(CLOSE, "confirm-paperwork", "ann", "2026", "--by", "zoe").out())
        .contains("is there");
    assertThat(payout(CLOSE, "confirm-paperwork", "ann", "2026", "--by", "zoe").out())
        .contains("nothing to do");
    assertThat(payout(CLOSE, "confirm-paperwork", "nobody", "2026", "--by", "zoe").code())
        .isEqualTo(2);
    assertThat(payout(CLOSE, "totals", "2026").out())
        .contains("forum,ann,2026,GBP,1500,0,yes", "forum,'=bob,2026,GBP,0,1500,no");
  }

  @Test
  void wrongUsage_isTold() {
    half();
    assertThat(payout(CLOSE, "close", "--period", "2026-06-02").err())
        .contains("one begins on 2026-06-01");
    assertThat(payout(CLOSE, "close", "--period", "June").code()).isEqualTo(2);
    assertThat(payout(CLOSE, "export").code()).as("not closed").isEqualTo(1);
    assertThat(payout(CLOSE, "reconcile", "nowhere.csv").code()).isEqualTo(1);
    assertThat(Typed.in(folder, "payout").code()).isEqualTo(2);
    Typed other =
        Typed.at(CLOSE, folder, "payout", "status", "--community", "c", "--cycle", "weekly");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("no cycle 'weekly'");
    assertThat(Typed.in(folder, "payout", "close", "--help").out()).contains("Usage:");
  }
}
