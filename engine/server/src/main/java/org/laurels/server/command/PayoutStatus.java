// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.Plan;
import org.laurels.server.Wiring;
import picocli.CommandLine.Command;

/** Tells how far the payout of a period is. */
@Command(
    name = "status",
    description = "Tells how far the payout of a period is, what was chosen, and what is open.")
final class PayoutStatus extends PayoutCommand.Step {
  PayoutStatus(Surroundings surroundings, Installation installation) {
    super(surroundings, installation);
  }

  @Override
  int take(Wiring wiring, Community community) {
    Plan plan =
        Plan.of(wiring.currentProgrammes().of(community), cycle, period, wiring.clock().instant());
    Optional<PayoutRun> stored =
        wiring.payouts().store().run(community, cycle, plan.period().first());
    PayoutRun run = stored.orElse(plan.run());
    surroundings.say(
        "%s, %s to %s: %s"
            .formatted(
                plan.cycle().name(),
                plan.period().first(),
                plan.period().last(),
                PayoutLines.word(run.state())));
    surroundings.say("cut off at " + PayoutCommand.until(run.cutOff()));
    surroundings.say("members choose until " + PayoutCommand.until(run.choiceEnd()));
    Map<String, Long> choices =
        wiring.payouts().store().choices(community, cycle, plan.period().first());
    choices.forEach((way, members) -> surroundings.say("chosen " + way + ": " + members));
    if (stored.isPresent()) {
      List<PayoutLine> lines = wiring.payouts().store().lines(community, run.id());
      TextTable table = new TextTable().row("state", "lines", run.unit());
      lines.stream()
          .map(PayoutLine::state)
          .distinct()
          .sorted()
          .forEach(
              state ->
                  table.row(
                      PayoutLines.word(state),
                      Plain.number(lines.stream().filter(one -> one.state() == state).count()),
                      Plain.number(
                          lines.stream()
                              .filter(one -> one.state() == state)
                              .mapToLong(PayoutLine::amount)
                              .sum())));
      table.print(surroundings::say);
    }
    return Exit.FINE;
  }
}
