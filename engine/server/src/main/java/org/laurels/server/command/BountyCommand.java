// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyRefusedException;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.Call;
import org.laurels.server.Wiring;
import org.laurels.server.api.OpaqueId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Credits that were put on items. */
@Command(
    name = "bounty",
    description = "Lists bounties, and gives one back.",
    synopsisSubcommandLabel = "COMMAND")
final class BountyCommand implements Runnable {
  private static final int LISTED_MAX = 1_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new BountyCommand())
        .addSubcommand(new Listing(surroundings, installation))
        .addSubcommand(new Return(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: list or return");
  }

  private static String giver(Bounty bounty) {
    return bounty.isOfCompany() ? "the company" : OpaqueId.MEMBER.of(bounty.memberId());
  }

  /** Lists them. */
  @Command(name = "list", description = "Lists the newest 1,000 bounties, the newest first.")
  static final class Listing implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
    private String community = "";

    @Option(names = "--open", description = "Only those that are open.")
    private boolean open;

    Listing(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (Wiring wiring = installation.open()) {
        Community found = Installation.community(wiring, community);
        @Nullable BountyState state = open ? BountyState.OPEN : null;
        List<Bounty> all =
            wiring.credits().bountyStore().list(found, null, state, Long.MAX_VALUE, LISTED_MAX);
        TextTable table = new TextTable().row("bounty", "amount", "state", "by", "item", "until");
        for (Bounty one : all) {
          table.row(
              OpaqueId.BOUNTY.of(one.id()),
              one.amount() + " " + one.unit(),
              one.state().name().toLowerCase(Locale.ROOT),
              giver(one),
              one.item().host() + " " + one.item().id(),
              one.expiresAt() == null ? "-" : one.expiresAt().toString());
        }
        if (table.isEmpty()) {
          surroundings.say(found.name() + ": no bounties");
        } else {
          table.print(surroundings::say);
        }
        return Exit.FINE;
      }
    }
  }

  /** Gives one back. */
  @Command(name = "return", description = "Gives an open bounty back to who put it up.")
  static final class Return implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
    private String community = "";

    @Parameters(paramLabel = "BOUNTY", description = "Its id, as the list tells it.")
    private String bounty = "";

    Return(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    private long number() {
      try {
        return OpaqueId.BOUNTY.number(bounty);
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public Integer call() {
      long number = number();
      try (Wiring wiring = installation.open()) {
        Community found = Installation.community(wiring, community);
        // Nobody sends a command again without seeing what became of it: each is a call of its own.
        Call call = new Call("command", UUID.randomUUID().toString(), "return " + number);
        wiring
            .credits()
            .bounties()
            .giveBack(found, number, call, (ended, paid) -> OpaqueId.BOUNTY.of(ended.id()));
        surroundings.say(found.name() + ": " + bounty + " went back");
        return Exit.FINE;
      } catch (BountyRefusedException e) {
        throw new CommandFailure(String.valueOf(e.getMessage()));
      }
    }
  }
}
