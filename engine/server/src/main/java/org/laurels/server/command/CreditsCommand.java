// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.concurrent.Callable;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Halt;
import org.laurels.server.Wiring;
import org.laurels.server.proof.FullCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Credits that are spent. */
@Command(
    name = "credits",
    description = "Lets redemptions go on that were stopped.",
    synopsisSubcommandLabel = "COMMAND")
final class CreditsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new CreditsCommand())
        .addSubcommand(new Resume(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: resume");
  }

  /** Lets them go on. */
  @Command(
      name = "resume",
      description = {
        "Lets redemptions go on that were stopped since wallets did not hold what they must.",
        "Verifies the community first; while anything differs they stay stopped, exit code 1."
      })
  static final class Resume implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
    private String community = "";

    Resume(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (Wiring wiring = installation.open()) {
        Community found = Installation.community(wiring, community);
        String before = wiring.credits().halts().find(found).map(Halt::found).orElse("");
        if (before.isEmpty()) {
          surroundings.say(found.name() + ": redemptions go on, nothing to do");
          return Exit.FINE;
        }
        surroundings.say(found.name() + ": stopped since " + before);
        FullCheck.Report report =
            wiring.proof().full().run(found, (phase, done, total) -> {}, null);
        if (report.differences() > 0) {
          report.examples().forEach(each -> surroundings.say("  " + each));
          surroundings.say(
              found.name()
                  + ": "
                  + Plain.count(report.differences(), "difference", "differences")
                  + ", redemptions stay stopped");
          return Exit.WRONG;
        }
        wiring.credits().halts().resume(found);
        surroundings.say(found.name() + ": nothing differs any more, redemptions go on");
        return Exit.FINE;
      }
    }
  }
}
