// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.server.connection.CatchUpRun;
import org.laurels.server.connection.Connections;
import org.laurels.server.host.BackfillReport;
import org.laurels.server.host.ReadingRun;
import org.laurels.server.outbound.OutboundRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a host asked for what it did not send. */
@Command(
    name = "catch-up",
    description = {
      "Asks the host for what it did not send: its past, what it did while we were away, and what",
      "was taken back there. The connection must be on. A server does this every ten minutes.",
      "May be stopped and run again at any time: it goes on where it was, and nothing counts twice."
    },
    footer = {"", "For example:", "  laurels connection catch-up forum --community acme"})
final class CatchUpCommand extends ConnectionWork.OnOne {
  @Mixin private CallInside callInside = new CallInside();

  CatchUpCommand(Surroundings surroundings, Installation installation) {
    super(surroundings, installation);
  }

  @Override
  OutboundRule outbound() {
    return callInside.rule();
  }

  @Override
  void work(Connections connections, Community community, Connection connection) {
    CatchUpRun run = connections.catchUps().prepare(community, connection);
    surroundings.interruption().onInterrupt(run::stop);
    CatchUpRun.Outcome outcome;
    try {
      outcome =
          ProgressLine.during(surroundings, () -> look(run), () -> connections.catchUps().run(run));
    } finally {
      surroundings.interruption().onInterrupt(null);
    }
    if (outcome instanceof CatchUpRun.Outcome.Refused refused) {
      throw new CommandFailure(connection.name() + ": " + refused.reason());
    }
    tell(connection, ((CatchUpRun.Outcome.Ran) outcome).report());
  }

  private void tell(Connection connection, BackfillReport report) {
    BackfillReport.Counts counts = report.counts();
    surroundings.say(
        connection.name()
            + ": "
            + Plain.number(counts.accepted())
            + " events are new, "
            + Plain.number(counts.duplicates())
            + " were known, "
            + Plain.number(counts.refused())
            + " refused");
    counts.refusals().forEach(each -> surroundings.say("  refused " + each));
    counts
        .skipped()
        .forEach((reason, n) -> surroundings.say("  skipped " + Plain.number(n) + " " + reason));
    counts.warnings().forEach(each -> surroundings.say("  " + each));
    switch (report.end()) {
      case FINISHED -> surroundings.say("it has come to the present");
      case STOPPED -> surroundings.note("laurels: stopped; run it again and it goes on");
      case FAILED ->
          throw new CommandFailure(
              report.reason() + "; run it again and it goes on", report.cause());
      case BROKEN ->
          throw new CommandFailure(
              "the plugin " + connection.setup().plugin() + " " + report.reason(), report.cause());
    }
  }

  private static ProgressLine.Look look(CatchUpRun run) {
    ReadingRun.Position position = run.position();
    return new ProgressLine.Look(
        position.phase(), position.done(), position.total(), run.counts().answered(), "events");
  }
}
