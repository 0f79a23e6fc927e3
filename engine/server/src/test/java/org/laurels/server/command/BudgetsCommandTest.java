// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.server.outbound.OutboundRule;
import org.laurels.testkit.TestEvents;

class BudgetsCommandTest {
  private static final String PROGRAMME =
      """
      programme: p
      units:
        credits: {spendable: true}
      rules:
        - {id: helped, on: x.helped, give: {to: actor, credits: 700}}
      budgets:
        - {id: support, unit: credits, amount: 1000, per: month, warn-at: [50, 100]}
        - {id: year, unit: credits, amount: 100000, per: year, rules: [helped]}
      """;

  @TempDir private Path folder;

  private Typed budgets() {
    return Typed.in(folder, "budgets", "--community", "c");
  }

  @Test
  void budgets_areShownWithWhatWaits() throws IOException {
    Files.writeString(folder.resolve("p.yaml"), PROGRAMME);
    Typed made = Typed.in(folder, "community", "create", "c", "--programme", "p.yaml");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(budgets().out())
        .containsPattern("support +2026-\\d\\d +credits +1,000 +0 \\(0 %\\)");

    TestEvents events = TestEvents.of("host");
    try (Wiring wiring =
        Wiring.open(
            "jdbc:h2:file:" + folder.resolve("data/laurels"),
            Clock.fixed(Typed.NOW, ZoneOffset.UTC),
            folder.resolve("data/laurels.key"))) {
      Community community = wiring.communities().find("c").orElseThrow();
      wiring
          .intake()
          .accept(
              community,
              List.of(
                  events.event("x.helped").by("ann").id("1").at(Typed.NOW),
                  events.event("x.helped").by("ben").id("2").at(Typed.NOW)));
      wiring.credits().round(OutboundRule.LOOPBACK).run(community);
      assertThat(wiring.credits().check().run(community)).isEmpty();
    }

    assertThat(budgets().out())
        .containsPattern("support .* 1,000 \\(100 %\\) +0 +0 +400 ")
        .containsPattern("year +2026 +credits +100,000 +1,000 \\(1 %\\) +\\d+ +\\d\\d,\\d{3} +0 ")
        .containsPattern("support reached 50 % of 2026-\\d\\d at ")
        .containsPattern("support reached 100 % of ");
    assertThat(Typed.in(folder, "verify", "--community", "c").code()).isZero();
  }

  @Test
  void programmeWithoutBudgets_saysSo() {
    Typed.in(folder, "community", "create", "c", "--programme", "stack-exchange");
    assertThat(budgets().out()).contains("no budgets");
  }
}
