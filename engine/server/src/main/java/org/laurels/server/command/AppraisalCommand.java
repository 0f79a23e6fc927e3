// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.appraisal.AppraisalRefusedException;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.PayoutPeriod;
import org.laurels.server.Wiring;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.appraisal.AppraisalSteps;
import org.laurels.server.appraisal.ChoiceTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides once a period what members' help is worth. */
@Command(
    name = "appraisal",
    description = {
      "Decides once a period what members' help is worth: list, propose, confirm, correct.",
      "The engine counts and proposes a bracket for each member, and a person decides."
    },
    synopsisSubcommandLabel = "COMMAND")
final class AppraisalCommand implements Runnable {
  private static final long FILE_SIZE_MAX = 16L << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new AppraisalCommand())
        .addSubcommand(new All(surroundings, installation))
        .addSubcommand(new Propose(surroundings, installation))
        .addSubcommand(new Confirm(surroundings, installation))
        .addSubcommand(new Correct(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: list, propose, confirm or correct");
  }

  /** Work on the appraisals of one community. */
  abstract static class Step implements Callable<Integer> {
    final Surroundings surroundings;
    private final Installation installation;

    @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
    private String community = "";

    Step(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (Wiring wiring = installation.open()) {
        return take(wiring.appraisals(), Installation.community(wiring, community));
      } catch (AppraisalRefusedException e) {
        String said = String.valueOf(e.getMessage());
        throw switch (e.reason()) {
          case NO_APPRAISAL, NO_PERIOD, NO_BRACKET, NO_DECISION -> new WrongUsage(said);
          case TOO_EARLY, STALE -> new CommandFailure(said, e);
        };
      }
    }

    abstract int take(AppraisalSteps steps, Community community);
  }

  /** Work on one period of one appraisal. */
  abstract static class OfPeriod extends Step {
    @Option(
        names = "--appraisal",
        required = true,
        paramLabel = "ID",
        description = "Which of the programme's appraisals.")
    String appraisal = "";

    @Option(
        names = "--period",
        paramLabel = "DAY",
        description = "The first day of the period; the one that was over last without it.")
    @Nullable LocalDate period;

    OfPeriod(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }
  }

  /** Tells how far each is. */
  @Command(
      name = "list",
      description = {
        "Tells the appraisals of the programme, their latest periods, and how far each is;",
        "with --appraisal what was decided for a period, with the ids that 'correct' takes."
      })
  static final class All extends Step {
    @Option(
        names = "--appraisal",
        paramLabel = "ID",
        description = "Tells the decisions of this appraisal.")
    private @Nullable String appraisal;

    @Option(
        names = "--period",
        paramLabel = "DAY",
        description = "The first day of the period; the one that was over last without it.")
    private @Nullable LocalDate period;

    All(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(AppraisalSteps steps, Community community) {
      if (appraisal == null) {
        periods(steps, community);
      } else {
        Proposal proposal = steps.proposal(community, appraisal, period);
        surroundings.say(title(proposal));
        new AppraisalLines(surroundings, steps, community).decided(proposal);
      }
      return Exit.FINE;
    }

    private void periods(AppraisalSteps steps, Community community) {
      TextTable table = new TextTable().row("appraisal", "period", "until", "open", "decided");
      for (Appraisal one : steps.appraisals(community)) {
        PayoutPeriod running = steps.running(community, one);
        for (PayoutPeriod of : List.of(one.cut().before(running), running)) {
          Proposal proposal = steps.proposal(community, one.id(), of.first());
          int open = proposal.open().size();
          table.row(
              one.id(),
              of.first().toString(),
              of.last().toString(),
              Plain.number(open),
              Plain.number(proposal.lines().size() - open));
        }
      }
      if (table.isEmpty()) {
        surroundings.say("the programme has no appraisals");
      } else {
        table.print(surroundings::say);
      }
    }
  }

  static String title(Proposal proposal) {
    return "%s, %s to %s"
        .formatted(
            proposal.appraisal().name(), proposal.period().first(), proposal.period().last());
  }

  /** Tells what the engine proposes. */
  @Command(
      name = "propose",
      description = {
        "Tells for each member of whom nothing is decided what was counted in the period, and which",
        "bracket follows from it. What was taken back is not counted. Decides nothing.",
        "With --csv it is a table: member, host, identity, a column a figure, proposed, bracket,",
        "note. Change the columns bracket and note, and give it to 'confirm'. A text that a",
        "spreadsheet would take for a formula has a ' before it."
      })
  static final class Propose extends OfPeriod {
    @Option(names = "--csv", description = "As a table that can be changed and confirmed.")
    private boolean csv;

    Propose(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(AppraisalSteps steps, Community community) {
      Proposal proposal = steps.proposal(community, appraisal, period);
      if (csv) {
        surroundings.out().print(steps.table(community, proposal));
        surroundings.out().flush();
        return Exit.FINE;
      }
      surroundings.say(title(proposal) + (proposal.isOver() ? "" : ", which goes on"));
      new AppraisalLines(surroundings, steps, community).open(proposal);
      return Exit.FINE;
    }
  }

  /** Decides on a period. */
  @Command(
      name = "confirm",
      description = {
        "Decides on everybody of a period of whom nothing is decided, and gives what the rules give",
        "for it. With --file by a table of 'propose --csv': it holds all whom the engine proposes to",
        "pay, and whoever is left out of the last bracket stays there. Where anything is wrong in it,",
        "all of it is told by line, nothing is decided, and the exit code is 1. With --as-proposed",
        "without a look. Who is stopped in between runs it again; done twice it changes nothing."
      })
  static final class Confirm extends OfPeriod {
    @Option(
        names = "--by",
        required = true,
        paramLabel = "NAME",
        description = "Who decides; it is kept with each decision.")
    private String by = "";

    @CommandLine.ArgGroup(multiplicity = "1")
    private How how = new How();

    /** One of both. */
    static final class How {
      @Option(names = "--file", paramLabel = "FILE", description = "The table.")
      private @Nullable String file;

      @Option(names = "--as-proposed", description = "Everybody as the engine proposes.")
      private boolean asProposed;
    }

    Confirm(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(AppraisalSteps steps, Community community) {
      checkName(by);
      AppraisalSteps.Outcome outcome =
          how.file == null || how.asProposed
              ? new AppraisalSteps.Outcome.Decided(
                  steps.confirmAsProposed(community, appraisal, period, by))
              : steps.confirm(community, appraisal, period, text(surroundings.path(how.file)), by);
      if (outcome instanceof AppraisalSteps.Outcome.Refused refused) {
        return refused(refused.faults());
      }
      List<Appraised> made = ((AppraisalSteps.Outcome.Decided) outcome).decisions();
      surroundings.say(
          made.isEmpty()
              ? "nothing was to be decided"
              : "decided on %s, %s of them not as proposed"
                  .formatted(
                      Plain.count(made.size(), "member", "members"),
                      Plain.number(made.stream().filter(Appraised::isChanged).count())));
      return Exit.FINE;
    }

    private int refused(List<ChoiceTable.Fault> faults) {
      List<String> lines = new ArrayList<>();
      faults.forEach(fault -> lines.add(how.file + ":" + fault.row() + ": " + fault.message()));
      lines.forEach(surroundings::note);
      surroundings.note(Plain.count(faults.size(), "fault", "faults") + ", so nothing is decided");
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

  private static void checkName(String by) {
    if (by.isBlank() || by.length() > Appraised.BY_LENGTH_MAX) {
      throw new WrongUsage("a name of 1 to " + Appraised.BY_LENGTH_MAX + " characters is wanted");
    }
  }

  /** Decides anew on one member. */
  @Command(
      name = "correct",
      description = {
        "Puts one member into another bracket: what the decision before gave is taken back, and what",
        "is right is given. The decision before stays on record."
      })
  static final class Correct extends Step {
    @Parameters(
        index = "0",
        paramLabel = "DECISION",
        description = "The decision that stands, as 'list --appraisal' tells it.")
    private String decision = "";

    @Parameters(index = "1", paramLabel = "BRACKET", description = "The bracket that is right.")
    private String bracket = "";

    @Option(
        names = "--appraisal",
        required = true,
        paramLabel = "ID",
        description = "Which of the programme's appraisals.")
    private String appraisal = "";

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why.")
    private String note = "";

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who says so.")
    private String by = "";

    Correct(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int take(AppraisalSteps steps, Community community) {
      checkName(by);
      if (note.isBlank() || note.length() > Appraised.NOTE_LENGTH_MAX) {
        throw new WrongUsage(
            "a note of 1 to " + Appraised.NOTE_LENGTH_MAX + " characters is wanted");
      }
      long number;
      try {
        number = OpaqueId.DECISION.number(decision);
      } catch (IllegalArgumentException e) {
        throw new WrongUsage(String.valueOf(e.getMessage()));
      }
      Appraised stands =
          steps.correct(community, appraisal, number, new Ballot.Choice(bracket, note), by);
      surroundings.say(
          stands.id() == number
              ? "it said so before, nothing to do"
              : "corrected: " + OpaqueId.DECISION.of(stands.id()) + " stands now");
      return Exit.FINE;
    }
  }
}
