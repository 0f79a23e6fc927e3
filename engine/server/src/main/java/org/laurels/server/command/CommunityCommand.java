// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.laurels.core.community.Community;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who is served. */
@Command(
    name = "community",
    description = "Makes and lists communities.",
    synopsisSubcommandLabel = "COMMAND")
final class CommunityCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new CommunityCommand())
        .addSubcommand(new ListAll(surroundings, installation))
        .addSubcommand(new Create(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: list or create");
  }

  /** Lists them. */
  @Command(name = "list", description = "Lists the communities of this installation.")
  static final class ListAll implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    ListAll(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (Wiring wiring = installation.open()) {
        TextTable table =
            new TextTable()
                .row("community", "programme", "version", "events", "members", "entries", "badges");
        for (Community each : wiring.communities().all()) {
          List<PublishedProgramme> versions = wiring.communities().versions(each);
          PublishedProgramme newest = versions.get(versions.size() - 1);
          StandingStore.Totals totals = wiring.standings().totals(each);
          table.row(
              each.name(),
              newest.written().name(),
              String.valueOf(newest.number()),
              Plain.number(totals.events()),
              Plain.number(totals.members()),
              Plain.number(totals.entries()),
              Plain.number(totals.badges()));
        }
        if (table.isEmpty()) {
          surroundings.say("no communities in " + wiring.database().url());
        } else {
          table.print(surroundings::say);
        }
        return Exit.FINE;
      }
    }
  }

  /** Makes one. */
  @Command(name = "create", description = "Makes a community with its first programme.")
  static final class Create implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Parameters(
        paramLabel = "NAME",
        description = "Its name in addresses: small letters, digits and hyphens.")
    private String name = "";

    @Option(
        names = "--programme",
        required = true,
        paramLabel = "NAME|FILE",
        description = "A starter or a file.")
    private String programme = "";

    Create(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      ProgrammeDocument document = ProgrammeDocument.load(surroundings, programme);
      try (Wiring wiring = installation.open()) {
        Community created = new Publishing(surroundings, wiring).create(name, document);
        surroundings.say("made the community " + created.name() + " with " + document.label());
        return Exit.FINE;
      }
    }
  }
}
