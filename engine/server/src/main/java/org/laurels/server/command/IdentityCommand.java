// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import java.util.Locale;
import org.laurels.core.community.Community;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.server.Wiring;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.identity.Accounts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which accounts are one person's. */
@Command(
    name = "identity",
    description = "Says which accounts in several hosts are one member's.",
    synopsisSubcommandLabel = "COMMAND")
final class IdentityCommand implements Runnable {
  private static final int LISTED_MAX = 1_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new IdentityCommand())
        .addSubcommand(new ListAll(surroundings, installation))
        .addSubcommand(new Link(surroundings, installation))
        .addSubcommand(new Unlink(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: list, link or unlink");
  }

  private static LinkNote note(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LinkNote.NOTE_LENGTH_MAX) {
      throw new WrongUsage("--note has 1 to " + LinkNote.NOTE_LENGTH_MAX + " characters");
    }
    return new LinkNote(Proof.OPERATOR, "command", stripped);
  }

  /** Lists links. */
  @Command(
      name = "list",
      description = "Lists the newest 1,000 links, the newest first, with what showed each.")
  static final class ListAll extends CommunityWork {
    ListAll(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      TextTable table = new TextTable().row("link", "one", "other", "by", "linked", "ended");
      List<IdentityLink> all = wiring.accounts().all(community, Long.MAX_VALUE, LISTED_MAX);
      for (IdentityLink each : all) {
        table.row(
            OpaqueId.LINK.of(each.id()),
            each.one().identity().toString(),
            each.other().identity().toString(),
            each.note().proof().name().toLowerCase(Locale.ROOT) + ", " + each.note().by(),
            Plain.moment(each.linkedAt()),
            ended(each));
      }
      if (table.isEmpty()) {
        surroundings.say(community.name() + ": no accounts are linked");
      } else {
        table.print(surroundings::say);
      }
    }

    private static String ended(IdentityLink link) {
      IdentityLink.End end = link.end();
      if (link.stands()) {
        return "-";
      }
      return end == null ? "by its host" : Plain.moment(end.at()) + " by " + end.by();
    }
  }

  /** Links two accounts. */
  @Command(
      name = "link",
      description = {
        "Says that two accounts are one person's.",
        "From then on they are one member, with one standing and one wallet; 'identity unlink' makes"
            + " two of them again. Both must be known, and the second linked with no other.",
        "That two accounts have one e-mail address shows nothing."
      })
  static final class Link extends CommunityWork {
    @Option(
        names = "--one",
        required = true,
        arity = "2",
        paramLabel = "HOST ID",
        description = "An account: its host, and what the host calls it.")
    private List<String> one = List.of();

    @Option(
        names = "--other",
        required = true,
        arity = "2",
        paramLabel = "HOST ID",
        description = "The account that joins it.")
    private List<String> other = List.of();

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why.")
    private String note = "";

    Link(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      LinkNote why = note(note);
      Accounts.Answer answer =
          wiring.accounts().link(community, identity(one), identity(other), why);
      if (answer instanceof Accounts.Unknown unknown) {
        throw new CommandFailure("no event has told of " + unknown.account());
      }
      if (answer instanceof Accounts.Refused refused) {
        throw new CommandFailure(refused.why());
      }
      long id = ((Accounts.Linked) answer).linkId();
      surroundings.say(community.name() + ": linked as " + OpaqueId.LINK.of(id));
    }

    private static Identity identity(List<String> said) {
      try {
        return new Identity(said.get(0), said.get(1));
      } catch (IllegalArgumentException e) {
        throw new WrongUsage(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Takes a link apart. */
  @Command(
      name = "unlink",
      description = {
        "Takes a link apart: each account stands as if the link had never been.",
        "What was spent together stays spent by the account whose credits it was."
      })
  static final class Unlink extends CommunityWork {
    @Parameters(paramLabel = "LINK", description = "Its id, as the list tells it.")
    private String link = "";

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why.")
    private String note = "";

    Unlink(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      LinkNote why = note(note);
      long id;
      try {
        id = OpaqueId.LINK.number(link);
      } catch (IllegalArgumentException e) {
        throw new WrongUsage(String.valueOf(e.getMessage()));
      }
      if (!wiring.accounts().unlink(community, id, why.by(), why.note())) {
        throw new CommandFailure(community.name() + " has no link " + link + " that stands");
      }
      surroundings.say(community.name() + ": " + link + " is taken apart");
    }
  }
}
