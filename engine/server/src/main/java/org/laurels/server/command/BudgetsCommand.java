// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.server.budget.BudgetLine;
import picocli.CommandLine.Command;

/** Where budgets stand. */
@Command(
    name = "budgets",
    description = {
      "Shows what rules may still cost: what budgets have funded, what is left of them, what",
      "waits for their money, and when they will be used up at the present pace."
    })
final class BudgetsCommand extends CommunityWork {
  BudgetsCommand(Surroundings surroundings, Installation installation) {
    super(surroundings, installation);
  }

  @Override
  void work(Wiring wiring, Community community) {
    List<BudgetLine> lines = wiring.credits().budgets().of(community);
    if (lines.isEmpty()) {
      surroundings.say(community.name() + ": its programme has no budgets");
      return;
    }
    TextTable table =
        new TextTable()
            .row(
                "budget",
                "period",
                "unit",
                "amount",
                "funded",
                "leased",
                "left",
                "unfunded",
                "used up by");
    for (BudgetLine line : lines) {
      BudgetState state = line.state();
      table.row(
          line.budget().id(),
          line.label(),
          state.unit(),
          Plain.number(state.amount()),
          Plain.number(state.funded()) + " (" + state.percent() + " %)",
          Plain.number(state.leased()),
          Plain.number(state.left()),
          Plain.number(state.unfunded()),
          day(line.usedUpBy()));
    }
    table.print(surroundings::say);
    for (BudgetLine line : lines) {
      for (BudgetState.Warning warning : line.state().warnings()) {
        surroundings.say(
            "%s reached %d %% of %s at %s UTC"
                .formatted(
                    line.budget().id(),
                    warning.percent(),
                    line.label(),
                    Plain.moment(warning.notedAt())));
      }
    }
  }

  private static String day(@Nullable Instant at) {
    return at == null ? "-" : Plain.moment(at).substring(0, "2026-11-22".length());
  }
}
