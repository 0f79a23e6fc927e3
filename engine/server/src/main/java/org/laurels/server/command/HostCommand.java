// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.access.HostSecret;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.server.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The hosts that may send their members to their pages. */
@Command(
    name = "host",
    description = "Says which hosts may send their members to their pages by signed links.",
    synopsisSubcommandLabel = "COMMAND")
final class HostCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new HostCommand())
        .addSubcommand(new Add(surroundings, installation))
        .addSubcommand(new ListAll(surroundings, installation))
        .addSubcommand(new Remove(surroundings, installation))
        .addSubcommand(new HostLinkCommand(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: add, list, remove or link");
  }

  /** Adds one. */
  @Command(
      name = "add",
      description = {
        "Adds a host and shows its secret once.",
        "The host signs links with it; it is kept encrypted under the installation's key."
      })
  static final class Add extends CommunityWork {
    @Option(
        names = "--host",
        required = true,
        paramLabel = "NAME",
        description = "The source that its events name.")
    private String host = "";

    @Option(
        names = "--vouches-for",
        paramLabel = "SOURCE",
        description = {
          "Of accounts of this source the host may say, in its signed links, that they are its"
              + " members', too; give it once for each source.",
          "Whoever has the host's secret can then sign in as anybody of that source."
        })
    private List<String> vouchesFor = List.of();

    Add(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      if (host.isBlank() || !host.equals(host.strip()) || host.length() > Identity.LENGTH_MAX) {
        throw new WrongUsage(
            "--host has 1 to " + Identity.LENGTH_MAX + " characters, with no blanks around them");
      }
      if (vouchesFor.contains(host)) {
        throw new WrongUsage("--vouches-for names other sources than the host itself");
      }
      String secret =
          wiring
              .access()
              .hosts()
              .add(community, host, Set.copyOf(vouchesFor))
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          community.name()
                              + " has the host "
                              + host
                              + " already; 'host remove' it first for a new secret"));
      surroundings.note("secret of " + host + " for " + community.name() + ", shown only now:");
      surroundings.say(secret);
    }
  }

  /** Lists them. */
  @Command(name = "list", description = "Lists the hosts; not their secrets.")
  static final class ListAll extends CommunityWork {
    ListAll(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      TextTable table = new TextTable().row("host", "added", "vouches for");
      for (HostSecret each : wiring.access().hosts().all(community)) {
        table.row(
            each.host(),
            Plain.moment(each.createdAt()),
            each.vouchesFor().isEmpty()
                ? "-"
                : String.join(", ", new TreeSet<>(each.vouchesFor())));
      }
      if (table.isEmpty()) {
        surroundings.say("no host sends its members to " + community.name());
      } else {
        table.print(surroundings::say);
      }
    }
  }

  /** Removes one. */
  @Command(
      name = "remove",
      description = "Removes a host: its links are no longer good and its members signed out.")
  static final class Remove extends CommunityWork {
    @Option(names = "--host", required = true, paramLabel = "NAME", description = "Which.")
    private String host = "";

    Remove(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      if (!wiring.access().hosts().remove(community, host)) {
        throw new WrongUsage(community.name() + " has no host " + host);
      }
      surroundings.say("removed " + host + " from " + community.name());
    }
  }
}
