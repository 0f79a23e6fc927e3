// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programme;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.server.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What contributions are worth. */
@Command(
    name = "programme",
    description = "Checks, shows and publishes programmes.",
    synopsisSubcommandLabel = "COMMAND")
final class ProgrammeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new ProgrammeCommand())
        .addSubcommand(new Check(surroundings))
        .addSubcommand(new ListStarters(surroundings))
        .addSubcommand(new Show(surroundings))
        .addSubcommand(new Publish(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: check, list, show or publish");
  }

  /** Finds every problem of a document. */
  @Command(
      name = "check",
      description = {
        "Tells every problem of a programme document, each with file, line and column.",
        "Exit code 1 if there is one."
      })
  static final class Check implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
        paramLabel = "FILE|DIR|NAME",
        description = "A file, a folder of files or a starter.")
    private String named = "";

    Check(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      ProgrammeDocument document = ProgrammeDocument.load(surroundings, named);
      if (document.read() instanceof ProgrammeReading.Accepted accepted) {
        surroundings.say("no problems: " + content(accepted));
        return Exit.FINE;
      }
      ProgrammeReading.Refused refused = (ProgrammeReading.Refused) document.read();
      surroundings.say(ProgrammeDocument.lines(refused.problems()));
      surroundings.note(
          "laurels: " + Plain.count(refused.problems().size(), "problem", "problems"));
      return Exit.WRONG;
    }

    private static String content(ProgrammeReading.Accepted accepted) {
      Programme programme = accepted.programme();
      return String.join(
          ", ",
          List.of(
              "programme " + programme.id(),
              Plain.count(programme.units().size(), "unit", "units"),
              Plain.count(programme.rules().size(), "rule", "rules"),
              Plain.count(programme.counters().size(), "counter", "counters"),
              Plain.count(programme.badges().size(), "badge", "badges"),
              Plain.count(programme.ranks().size(), "rank", "ranks"),
              Plain.count(accepted.programme().boards().size(), "board", "boards")));
    }
  }

  /** Lists what comes with Laurels. */
  @Command(name = "list", description = "Lists the starter programmes.")
  static final class ListStarters implements Callable<Integer> {
    private final Surroundings surroundings;

    ListStarters(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      for (String name : ProgrammeDocument.STARTERS.names()) {
        ProgrammeReading reading = ProgrammeDocument.load(surroundings, name).read();
        String title =
            reading instanceof ProgrammeReading.Accepted accepted
                ? (accepted.title() == null ? "" : accepted.title())
                : "has problems: laurels programme check " + name;
        surroundings.say(String.format("%-24s %s", name, title).stripTrailing());
      }
      return Exit.FINE;
    }
  }

  /** Prints a starter. */
  @Command(name = "show", description = "Prints a starter programme, to read or to begin with.")
  static final class Show implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which; 'laurels programme list' has the names.")
    private String named = "";

    Show(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      surroundings.out().print(ProgrammeDocument.load(surroundings, named).joined());
      return Exit.FINE;
    }
  }

  /** Publishes a new version. */
  @Command(
      name = "publish",
      description = {
        "Publishes a programme as the next version of a community's. A document with a problem",
        "changes nothing. What is spendable never follows into the past."
      })
  static final class Publish implements Callable<Integer> {
    private static final int NOTE_LENGTH_MAX = 500;

    private final Surroundings surroundings;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "FILE|NAME", description = "A file or a starter.")
    private String named = "";

    @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
    private String community = "";

    @Option(
        names = "--past",
        paramLabel = "keep|all|DATE",
        defaultValue = "keep",
        description = {
          "What becomes of what has happened: keep leaves it (so without this), all gives all of"
              + " it",
          "anew, a day such as 2026-01-31 what has happened from then on (UTC)"
        })
    private String past = "keep";

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; kept with the version.")
    private String note = "";

    Publish(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      if (note.length() > NOTE_LENGTH_MAX) {
        throw new WrongUsage("--note has at most " + NOTE_LENGTH_MAX + " characters");
      }
      Instant since = since();
      ProgrammeDocument document = ProgrammeDocument.load(surroundings, named);
      document.accepted();
      try (Wiring wiring = installation.open()) {
        Community found = Installation.community(wiring, community);
        new Publishing(surroundings, wiring).publish(found, document, since, note);
        return Exit.FINE;
      }
    }

    private Instant since() {
      if (past.equals("keep")) {
        return Instant.MAX;
      }
      if (past.equals("all")) {
        return Instant.MIN;
      }
      try {
        return LocalDate.parse(past).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException e) {
        throw new WrongUsage("--past is keep, all or a day such as 2026-01-31, not '" + past + "'");
      }
    }
  }
}
