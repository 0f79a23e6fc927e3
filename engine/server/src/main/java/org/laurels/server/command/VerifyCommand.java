// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.proof.Acknowledgement;
import org.laurels.core.proof.Head;
import org.laurels.core.proof.Sha256;
import org.laurels.server.Wiring;
import org.laurels.server.proof.Acknowledging;
import org.laurels.server.proof.FullCheck;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds differences. */
@Command(
    name = "verify",
    description = {
      "Folds every event again and tells what differs; mends nothing. /health tells it, too.",
      "Compares balances, entries, badges, figures, wallets and boards, and computes the chain of",
      "seals over the books again. Exit code 1 if anything differs.",
      "A fault of the chain has an id. One that cannot be restored is acknowledged by it, once a",
      "person has looked: it is told for ever, but differs no more. If nothing else does,",
      "redemptions that had stopped go on. The same row changed once more is another fault."
    })
final class VerifyCommand extends AuditCommand {
  @Option(
      names = "--head",
      description = {
        "Only print where each chain of seals ends: community, block, hash.",
        "Keep that elsewhere: who can write the database can seal it anew."
      })
  private boolean head;

  @Option(
      names = "--expect",
      paramLabel = "HASH",
      description = "A hash that --head once printed: a block must still have it.")
  private @Nullable String expected;

  @ArgGroup(exclusive = false)
  private @Nullable Looked looked;

  /** What a person has looked at. */
  static final class Looked {
    @Option(
        names = "--acknowledge",
        required = true,
        paramLabel = "ID",
        description = "A fault of the chain, as verify prints it; may be given several times.")
    private List<String> ids = List.of();

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who has looked.")
    private String by = "";

    @Option(
        names = "--note",
        required = true,
        paramLabel = "TEXT",
        description = "What was found out or done; at most 1,000 characters.")
    private String note = "";
  }

  VerifyCommand(Surroundings surroundings, Installation installation) {
    super(surroundings, installation);
  }

  @Override
  int check(Wiring wiring, Community community) {
    Sha256 hash = expected();
    if (head) {
      wiring.proof().sealer().run(community);
      Head end = wiring.proof().store().head(community);
      surroundings().say(community.name() + " " + end.number() + " " + end.hash());
      return Exit.FINE;
    }
    if (looked != null) {
      return acknowledge(wiring, community, looked);
    }
    long started = System.nanoTime();
    AuditLook look = new AuditLook();
    FullCheck.Report report =
        ProgressLine.during(
            surroundings(), look::look, () -> wiring.proof().full().run(community, look, hash));
    sayFolded(community, report.fold(), System.nanoTime() - started);
    sayChain(community, report);
    sayFound(community, report.differences(), report.examples(), "");
    sayAcknowledged(community, report);
    boolean held = report.chain().holdsExpected();
    if (!held) {
      surroundings().say(community.name() + ": no block has the hash " + expected);
    }
    return held && report.differences() == 0 ? Exit.FINE : Exit.WRONG;
  }

  private int acknowledge(Wiring wiring, Community community, Looked what) {
    Acknowledging.Outcome outcome;
    try {
      outcome =
          wiring.proof().acknowledging().run(community, Set.copyOf(what.ids), what.by, what.note);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(String.valueOf(e.getMessage()));
    }
    if (outcome instanceof Acknowledging.Outcome.Unknown unknown) {
      throw new WrongUsage(
          community.name()
              + " has no such fault of the chain now: "
              + String.join(", ", unknown.ids()));
    }
    Acknowledging.Outcome.Noted noted = (Acknowledging.Outcome.Noted) outcome;
    sayFound(community, noted.after().differences(), noted.after().examples(), "");
    sayAcknowledged(community, noted.after());
    if (noted.resumed()) {
      surroundings().say(community.name() + ": redemptions go on");
    }
    return noted.after().differences() == 0 ? Exit.FINE : Exit.WRONG;
  }

  private void sayAcknowledged(Community community, FullCheck.Report report) {
    for (Acknowledgement one : report.chain().acknowledged()) {
      surroundings()
          .say(
              "%s: acknowledged by %s at %s: %s, fault %s: %s"
                  .formatted(
                      community.name(),
                      one.by(),
                      one.at(),
                      one.fault().said(),
                      one.fault().id(),
                      one.note()));
    }
  }

  private @Nullable Sha256 expected() {
    if (expected == null) {
      return null;
    }
    try {
      return Sha256.of(expected);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--expect must be 64 hexadecimal digits, as --head prints them");
    }
  }

  private void sayChain(Community community, FullCheck.Report report) {
    surroundings()
        .say(
            community.name()
                + ": hashed "
                + Plain.count(report.chain().rows(), "row", "rows")
                + " in "
                + Plain.count(report.chain().blocks(), "block", "blocks")
                + ", "
                + Plain.number(report.rowsPerSecond())
                + " rows/s; the chain ends in "
                + report.chain().head().hash());
  }
}
