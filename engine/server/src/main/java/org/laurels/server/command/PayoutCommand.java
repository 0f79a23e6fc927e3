// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.payout.Reconciliation.Fault;
import org.laurels.core.payout.Reconciliation.Outcome;
import org.laurels.server.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pays members out at the end of periods. */
@Command(
    name = "payout",
    description = {
      "Pays members out at the end of a period: status, dry-run, close, export, reconcile.",
      "Each step may be taken again; the second time it changes nothing."
    },
    synopsisSubcommandLabel = "COMMAND")
final class PayoutCommand implements Runnable {
  private static final long FILE_SIZE_MAX = 64L << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new PayoutCommand())
        .addSubcommand(new PayoutStatus(surroundings, installation))
        .addSubcommand(new DryRun(surroundings, installation))
        .addSubcommand(new Close(surroundings, installation))
        .addSubcommand(new Export(surroundings, installation))
        .addSubcommand(new Reconcile(surroundings, installation))
        .addSubcommand(new PayoutPapers.Confirm(surroundings, installation))
        .addSubcommand(new PayoutPapers.Totals(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "say what to do: status, dry-run, close, export, reconcile, confirm-paperwork or totals");
  }

  /** A step of the payout of one period. */
  abstract static class Step implements Callable<Integer> {
    final Surroundings surroundings;
    private final Installation installation;

    @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
    private String community = "";

    @Option(
        names = "--cycle",
        required = true,
        paramLabel = "ID",
        description = "Which of the programme's cycles.")
    String cycle = "";

    @Option(
        names = "--period",
        paramLabel = "DAY",
        description = "The first day of the period; the one that was over last without it.")
    @Nullable LocalDate period;

    Step(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (Wiring wiring = installation.open()) {
        return take(wiring, Installation.community(wiring, community));
      } catch (PayoutRefusedException e) {
        throw refused(e);
      }
    }

    abstract int take(Wiring wiring, Community community);

    private static RuntimeException refused(PayoutRefusedException e) {
      String said = String.valueOf(e.getMessage());
      return switch (e.reason()) {
        case NO_CYCLE, NO_PERIOD, NO_MEMBER, NO_WAY -> new WrongUsage(said);
        case NO_WORTH, TOO_LITTLE, TOO_EARLY, TOO_LATE, WRONG_STATE, HALTED ->
            new CommandFailure(said, e);
      };
    }
  }

  /** Tells what a close would do. */
  @Command(
      name = "dry-run",
      description = {
        "Tells for each member what closing would do now, and books nothing.",
        "It is the close itself that is run, without its last step: so both say the same."
      })
  static final class DryRun extends Step {
    DryRun(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(Wiring wiring, Community community) {
      Closing.Report report = wiring.payouts().closing().dry(community, cycle, period);
      new PayoutLines(surroundings, wiring, community).print(report);
      return Exit.FINE;
    }
  }

  /** Closes a period. */
  @Command(
      name = "close",
      description = {
        "Sets aside what each member is paid, once everybody had time to choose.",
        "Who is stopped in between runs it again: what is done stays, the rest follows."
      })
  static final class Close extends Step {
    Close(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(Wiring wiring, Community community) {
      Closing.Report report = wiring.payouts().closing().close(community, cycle, period);
      new PayoutLines(surroundings, wiring, community).print(report);
      surroundings.say(report.made() ? "closed" : "it was closed before, nothing to do");
      return Exit.FINE;
    }
  }

  /** Tells whoever pays. */
  @Command(
      name = "export",
      description = {
        "Writes what is to be paid as CSV: line, host, identity, way, amount, matched, currency.",
        "Amounts are in minor units of the currency. A line keeps its id for good: whoever pays",
        "pays an id once, however often it is sent. A text that a spreadsheet would take for a",
        "formula has a ' before it."
      })
  static final class Export extends Step {
    @Option(
        names = "--output",
        paramLabel = "FILE",
        description = "Where to; standard output without it.")
    private @Nullable String output;

    Export(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(Wiring wiring, Community community) {
      String table = wiring.payouts().steps().payments(community, cycle, period);
      if (output == null) {
        surroundings.out().print(table);
        surroundings.out().flush();
        return Exit.FINE;
      }
      Path file = surroundings.path(output);
      try {
        Files.writeString(file, table);
      } catch (IOException e) {
        throw new CommandFailure("cannot write " + file + ": " + e, e);
      }
      surroundings.note("wrote " + file);
      return Exit.FINE;
    }
  }

  /** Hears from whoever pays. */
  @Command(
      name = "reconcile",
      description = {
        "Books the answers of whoever pays: CSV with line, status (paid or failed), reference and",
        "reason; amount and currency are compared where they are there. Where anything is wrong,",
        "all of it is told, nothing is booked, and the exit code is 1."
      })
  static final class Reconcile extends Step {
    @Parameters(paramLabel = "FILE", description = "The answers.")
    private String file = "";

    Reconcile(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(Wiring wiring, Community community) {
      String answers = text(surroundings.path(file));
      return told(wiring.payouts().steps().book(community, cycle, period, answers));
    }

    private int told(Outcome outcome) {
      if (outcome instanceof Outcome.Refused refused) {
        return refused(refused.faults());
      }
      Outcome.Booked booked = (Outcome.Booked) outcome;
      surroundings.say(
          "%s paid, %s failed, %s booked before, %s without an answer yet"
              .formatted(
                  Plain.number(booked.paid()),
                  Plain.number(booked.failed()),
                  Plain.number(booked.before()),
                  Plain.number(booked.open())));
      return Exit.FINE;
    }

    private int refused(List<Fault> faults) {
      List<String> lines = new ArrayList<>();
      faults.forEach(fault -> lines.add(file + ":" + fault.row() + ": " + fault.message()));
      lines.forEach(surroundings::note);
      surroundings.note(Plain.count(faults.size(), "fault", "faults") + ", so nothing is booked");
      return Exit.WRONG;
    }

    private static String text(Path path) {
      try {
        if (Files.size(path) > FILE_SIZE_MAX) {
          throw new CommandFailure(path + " is larger than " + FILE_SIZE_MAX + " bytes");
        }
        return Files.readString(path);
      } catch (IOException e) {
        throw new CommandFailure("cannot read " + path + ": " + e, e);
      }
    }
  }

  /** Until when and from when on, for who reads the status. */
  static String until(Instant moment) {
    return Plain.moment(moment) + " UTC";
  }
}
