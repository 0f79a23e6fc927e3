// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.concurrent.Callable;
import org.laurels.server.Wiring;
import org.laurels.server.access.OperatorBook;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who runs the installation. Whoever may open its database may say so. */
@Command(
    name = "operator",
    description = "Lets further people run the installation, or choose a new password.",
    synopsisSubcommandLabel = "COMMAND")
final class OperatorCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new OperatorCommand())
        .addSubcommand(new Add(surroundings, installation))
        .addSubcommand(new Password(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: add or password");
  }

  /** Both print a link, so that no password is ever typed where others read or keep it. */
  abstract static class Inviting implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Option(
        names = "--address",
        paramLabel = "URL",
        defaultValue = "http://127.0.0.1:8080",
        description = "Where the server is; ${DEFAULT-VALUE} without this.")
    private String address = "";

    Inviting(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (Wiring wiring = installation.open()) {
        String path = path(wiring.access().operators());
        surroundings.note("works once, for a day, and in place of any such link before:");
        surroundings.say(address.replaceAll("/+$", "") + path);
        return Exit.FINE;
      }
    }

    abstract String path(OperatorBook operators);
  }

  /** Invites one. */
  @Command(
      name = "add",
      description = "Prints a link by which somebody becomes an operator, whoever opens it first.")
  static final class Add extends Inviting {
    Add(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    String path(OperatorBook operators) {
      return operators.inviteAnother();
    }
  }

  /** Lets one choose anew. */
  @Command(
      name = "password",
      description = "Prints a link by which an operator chooses a new password.")
  static final class Password extends Inviting {
    @Parameters(paramLabel = "NAME", description = "Whose.")
    private String name = "";

    Password(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    String path(OperatorBook operators) {
      return operators
          .inviteToReset(name)
          .orElseThrow(() -> new WrongUsage("no operator is called " + name));
    }
  }
}
