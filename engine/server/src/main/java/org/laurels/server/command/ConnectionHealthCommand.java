// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.Locale;
import org.laurels.core.community.Community;
import org.laurels.core.connection.CatchUpState;
import org.laurels.core.connection.Connection;
import org.laurels.server.connection.ConnectionHealth;
import org.laurels.server.connection.Connections;
import picocli.CommandLine.Command;

/** Tells how one fares. */
@Command(
    name = "health",
    description = "Tells how a connection fares: configuration, counts, reasons, silence.")
final class ConnectionHealthCommand extends ConnectionWork.OnOne {
  ConnectionHealthCommand(Surroundings surroundings, Installation installation) {
    super(surroundings, installation);
  }

  @Override
  void work(Connections connections, Community community, Connection connection) {
    ConnectionHealth health = connections.health(connection);
    surroundings.say(
        connection.name() + " is " + word(connection.state()) + " since " + connection.since());
    surroundings.say("  connector  " + connection.setup().connector());
    surroundings.say("  source     " + connection.setup().source());
    surroundings.say("  address    /hooks/" + connection.hook());
    surroundings.say("  heard      " + health.heardAt().map(Object::toString).orElse("never"));
    connections
        .book()
        .secretsSet(connection)
        .forEach(secret -> surroundings.say("  " + secret + " is set"));
    health
        .counts()
        .forEach(
            (outcome, tally) ->
                surroundings.say(
                    "  "
                        + word(outcome)
                        + " "
                        + tally.count()
                        + ", last "
                        + tally.lastAt()
                        + (tally.lastDetail().isEmpty() ? "" : ": " + tally.lastDetail())));
    health.kept().forEach((outcome, n) -> surroundings.say("  kept " + word(outcome) + " " + n));
    connections.catchUps().state(connection).ifPresent(this::tellCatchUp);
    health.sending().ifPresent(sending -> surroundings.say("  standings  " + Words.of(sending)));
    health
        .silentFor()
        .ifPresent(
            silent ->
                surroundings.note(
                    "laurels: "
                        + connection.name()
                        + " has been silent for "
                        + silent.toHours()
                        + " hours"));
  }

  private void tellCatchUp(CatchUpState state) {
    CatchUpState.Ended last = state.last();
    surroundings.say(
        "  caught up  "
            + (last == null
                ? "begun at " + state.beganAt()
                : word(last.ending())
                    + " at "
                    + last.at()
                    + ", "
                    + last.accepted()
                    + " events were new"
                    + (last.detail().isEmpty() ? "" : ": " + last.detail())));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
