// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.Locale;
import java.util.stream.Collectors;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.Outcome;
import org.laurels.core.intake.Rehearsal;
import org.laurels.server.connection.ConnectionBook;
import org.laurels.server.connection.ConnectionCheck;
import org.laurels.server.connection.ConnectionHealth;
import org.laurels.server.connection.Connections;
import org.laurels.server.connection.Preview;
import org.laurels.server.connection.Replay;
import org.laurels.server.outbound.OutboundRule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hosts that send their events to a community. */
@Command(
    name = "connection",
    description = "Connects hosts that send what happens in them by webhook.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "The way: add, check, send something from the host, preview, switch-on, health."})
final class ConnectionCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new ConnectionCommand())
        .addSubcommand(new Add(surroundings, installation))
        .addSubcommand(new Change(surroundings, installation))
        .addSubcommand(new ListAll(surroundings, installation))
        .addSubcommand(new ConnectionHealthCommand(surroundings, installation))
        .addSubcommand(new TryOut(surroundings, installation))
        .addSubcommand(new LookAhead(surroundings, installation))
        .addSubcommand(new SwitchOn(surroundings, installation))
        .addSubcommand(new SwitchOff(surroundings, installation))
        .addSubcommand(new CatchUpCommand(surroundings, installation))
        .addSubcommand(new TryAgain(surroundings, installation))
        .addSubcommand(new Remove(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "say what to do: add, change, list, health, check, preview, switch-on, switch-off, catch-up,"
            + " replay or remove");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Adds one. */
  @Command(
      name = "add",
      description = {
        "Adds a connection, which is off: what the host sends is kept and not booked.",
        "A required secret that is not given is made up and shown this once."
      },
      footer = {
        "",
        "For example:",
        "  laurels connection add care --community acme --connector webhook \\",
        "    --set mapping=freshdesk"
      })
  static final class Add extends ConnectionWork {
    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "What to call it: lower-case letters, digits and dashes.")
    private String name = "";

    @Option(
        names = "--connector",
        required = true,
        paramLabel = "NAME",
        description = "What connects it; 'laurels plugin list' tells which there are.")
    private String connector = "";

    @CommandLine.Mixin private ConnectionSettings settings = new ConnectionSettings();

    Add(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community) {
      ConnectionBook.Configured configured =
          connections.book().add(community, name, connector, settings.wanted(surroundings));
      surroundings.say("added " + name + " to " + community.name() + "; it is off");
      surroundings.say(
          "  address  /hooks/" + configured.connection().hook() + "  (behind the server's own)");
      configured
          .made()
          .forEach(
              (field, value) -> surroundings.say("  " + field + "   " + value + "  (shown once)"));
      surroundings.say("next: set both in the host, send something, then 'connection preview'");
    }
  }

  /** Changes one. */
  @Command(
      name = "change",
      description = "Changes fields of a connection; its address and what is not said stay.")
  static final class Change extends ConnectionWork.OnOne {
    @CommandLine.Mixin private ConnectionSettings settings = new ConnectionSettings();

    Change(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community, Connection connection) {
      Connection changed = connections.book().change(connection, settings.wanted(surroundings));
      surroundings.say("changed " + changed.name());
    }
  }

  /** Lists them. */
  @Command(name = "list", description = "Lists the connections of a community.")
  static final class ListAll extends ConnectionWork {
    ListAll(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community) {
      TextTable table = new TextTable();
      table.row(
          "name", "connector", "state", "accepted", "duplicate", "refused", "waiting", "look at");
      for (Connection each : connections.book().all(community)) {
        ConnectionHealth health = connections.health(each);
        table.row(
            each.name(),
            each.setup().connector(),
            word(each.state()),
            Long.toString(health.count(Outcome.ACCEPTED)),
            Long.toString(health.count(Outcome.DUPLICATE)),
            Long.toString(health.refused()),
            Long.toString(health.kept().getOrDefault(Outcome.WAITING, 0L)),
            health.warnings().stream()
                .map(ConnectionCommand::word)
                .collect(Collectors.joining(", ")));
      }
      if (table.isEmpty()) {
        surroundings.say(community.name() + " has no connections");
      } else {
        table.print(surroundings::say);
      }
    }
  }

  /** Shows what waits would give. */
  @Command(
      name = "preview",
      description = "Shows what the requests that wait would give, and books nothing.")
  static final class LookAhead extends ConnectionWork.OnOne {
    LookAhead(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community, Connection connection) {
      if (connection.state() == State.OFF) {
        boolean unused = connections.book().change(connection, State.PREVIEWING);
      }
      Preview.Look look = connections.preview().run(community, connection);
      Rehearsal.Outlook outlook = look.outlook();
      surroundings.say(
          look.requests()
              + " requests"
              + (look.whole() ? "" : " (not all that wait)")
              + ": "
              + outlook.fresh()
              + " events would be accepted, "
              + outlook.known()
              + " are known already, "
              + look.refused()
              + " requests would be refused");
      outlook.awards().forEach((rule, sum) -> surroundings.say("  " + rule + " " + sum));
      outlook.badges().forEach((badge, n) -> surroundings.say("  badge " + badge + " " + n));
      if (outlook.fresh() > 0 && outlook.awards().isEmpty()) {
        surroundings.say("  no rule would give anything for them");
      }
    }
  }

  /** Tries one out. */
  @Command(
      name = "check",
      description = {
        "Tries a connection out: whether its plugin takes what is configured, what the host answers"
            + " where it can be asked, and whether its last request was refused.",
        "Answers 1 where something found is not as it must be. This is also what would be a 'plugin"
            + " check': a plugin by itself has nothing to check, and nothing to configure; what is"
            + " configured belongs to a connection ('add', 'change')."
      })
  static final class TryOut extends ConnectionWork.OnOne {
    @CommandLine.Mixin private CallInside callInside = new CallInside();

    TryOut(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    OutboundRule outbound() {
      return callInside.rule();
    }

    @Override
    void work(Connections connections, Community community, Connection connection) {
      ConnectionCheck.Result result = connections.check(connection);
      result
          .findings()
          .forEach(each -> surroundings.say((each.good() ? "  good  " : "  bad   ") + each.text()));
      if (!result.asked()) {
        surroundings.say(
            "  this host cannot be asked: send something from it; the last request came "
                + result.heardAt().map(Object::toString).orElse("never"));
      }
      if (!result.isGood()) {
        throw new CommandFailure(connection.name() + " is not as it must be", null);
      }
    }
  }

  /** Switches one on. */
  @Command(name = "switch-on", description = "Books what waits and what comes from now on.")
  static final class SwitchOn extends ConnectionWork.OnOne {
    SwitchOn(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community, Connection connection) {
      Replay.Result result = connections.switchOn(community, connection);
      surroundings.say(
          connection.name()
              + " is on; of what waited "
              + result.done()
              + " are done, "
              + result.left()
              + " are left");
    }
  }

  /** Switches one off. */
  @Command(name = "switch-off", description = "Keeps what comes from now on and books nothing.")
  static final class SwitchOff extends ConnectionWork.OnOne {
    SwitchOff(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community, Connection connection) {
      boolean unused = connections.book().change(connection, State.OFF);
      surroundings.say(connection.name() + " is off");
    }
  }

  /** Tries refused requests again. */
  @Command(
      name = "replay",
      description = {
        "Tries the kept refused requests again, such as after a mapping was mended.",
        "Each is judged as of the moment it came. What was booked before is a duplicate."
      })
  static final class TryAgain extends ConnectionWork.OnOne {
    TryAgain(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community, Connection connection) {
      if (connection.state() != State.ON) {
        throw new WrongUsage(connection.name() + " is not on; switch it on first");
      }
      for (Outcome outcome : Outcome.refusals()) {
        Replay.Result result = connections.replay().run(community, connection, outcome);
        if (result.done() + result.left() > 0) {
          surroundings.say(
              word(outcome) + ": " + result.done() + " done, " + result.left() + " refused again");
        }
      }
    }
  }

  /** Removes one. */
  @Command(
      name = "remove",
      description = "Removes a connection with all that is kept of it; what it booked stays.")
  static final class Remove extends ConnectionWork.OnOne {
    Remove(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community, Connection connection) {
      boolean unused = connections.book().remove(connection);
      surroundings.say("removed " + connection.name() + " from " + community.name());
    }
  }
}
