// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.server.access.TokenBook;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys to a community's API. */
@Command(
    name = "token",
    description = "Makes, lists and revokes keys to a community's API.",
    synopsisSubcommandLabel = "COMMAND")
final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new TokenCommand())
        .addSubcommand(new Create(surroundings, installation))
        .addSubcommand(new ListAll(surroundings, installation))
        .addSubcommand(new Revoke(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: create, list or revoke");
  }

  /** Makes one. */
  @Command(
      name = "create",
      description = "Makes a key and shows it once; only its SHA-256 is kept.")
  static final class Create extends CommunityWork {
    private static final int NAME_LENGTH_MAX = 100;

    @Option(
        names = "--name",
        paramLabel = "TEXT",
        defaultValue = "command line",
        description = "What it is for.")
    private String name = "command line";

    @Option(
        names = "--expires",
        paramLabel = "DATE",
        description = "The day on which it ceases to be good (UTC); never without this.")
    private @Nullable String expires;

    @Option(
        names = "--scope",
        paramLabel = "events|manage",
        defaultValue = "events",
        description =
            "What it opens: events lets a host send events and read what pages show; manage opens"
                + " all of the community's API, with credits, private things and connections."
                + " ${DEFAULT-VALUE} without this.")
    private String scope = "events";

    Create(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
        throw new WrongUsage("--name has 1 to " + NAME_LENGTH_MAX + " characters");
      }
      TokenBook.Made made = wiring.tokenBook().make(community, name, scope(), expiry(wiring));
      surroundings.note(
          "token " + made.token().id() + " of " + community.name() + ", shown only now:");
      surroundings.say(made.text());
    }

    private ApiToken.Scope scope() {
      return switch (scope) {
        case "events" -> ApiToken.Scope.EVENTS;
        case "manage" -> ApiToken.Scope.MANAGE;
        default -> throw new WrongUsage("--scope is events or manage, not " + scope);
      };
    }

    private @Nullable Instant expiry(Wiring wiring) {
      if (expires == null) {
        return null;
      }
      Instant expiry;
      try {
        expiry = LocalDate.parse(expires).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException e) {
        throw new WrongUsage("--expires needs a day such as 2027-01-31, not " + expires);
      }
      if (!expiry.isAfter(Instant.now(wiring.clock()))) {
        throw new WrongUsage("--expires must lie in the future, not " + expires);
      }
      return expiry;
    }
  }

  /** Lists them. */
  @Command(
      name = "list",
      description = "Lists the keys; not the keys themselves, which are not kept.")
  static final class ListAll extends CommunityWork {
    ListAll(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      Instant now = Instant.now(wiring.clock());
      TextTable table = new TextTable().row("token", "name", "scope", "made", "expires", "state");
      for (ApiToken token : wiring.tokens().all(community)) {
        String expiry = token.expiresAt() == null ? "never" : Plain.moment(token.expiresAt());
        String state =
            token.isGood(now) ? "good" : token.revokedAt() == null ? "expired" : "revoked";
        table.row(
            String.valueOf(token.id()),
            token.name(),
            token.scope().name().toLowerCase(Locale.ROOT),
            Plain.moment(token.createdAt()),
            expiry,
            state);
      }
      if (table.isEmpty()) {
        surroundings.say("no tokens for " + community.name());
      } else {
        table.print(surroundings::say);
      }
    }
  }

  /** Ends one. */
  @Command(name = "revoke", description = "Makes a key no longer good, from now on.")
  static final class Revoke extends CommunityWork {
    @Parameters(paramLabel = "TOKEN", description = "Its number, as 'token list' shows it.")
    private long id;

    Revoke(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      boolean there = wiring.tokens().all(community).stream().anyMatch(token -> token.id() == id);
      if (!there) {
        throw new WrongUsage(community.name() + " has no token " + id);
      }
      wiring.tokenBook().revoke(community, id);
      surroundings.say("revoked token " + id + " of " + community.name());
    }
  }
}
