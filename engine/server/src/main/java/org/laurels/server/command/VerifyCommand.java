// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.proof.Head;
import org.laurels.core.proof.Sha256;
import org.laurels.server.Wiring;
import org.laurels.server.proof.FullCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds differences. */
@Command(
    name = "verify",
    description = {
      "Folds every event again and tells what differs; mends nothing. /health tells it, too.",
      "Compares balances, entries, badges, figures, wallets and boards, and computes the chain of",
      "seals over the books again. Exit code 1 if anything differs."
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
    long started = System.nanoTime();
    AuditLook look = new AuditLook();
    FullCheck.Report report =
        ProgressLine.during(
            surroundings(), look::look, () -> wiring.proof().full().run(community, look, hash));
    sayFolded(community, report.fold(), System.nanoTime() - started);
    sayChain(community, report);
    sayFound(community, report.differences(), report.examples(), "");
    boolean held = report.chain().holdsExpected();
    if (!held) {
      surroundings().say(community.name() + ": no block has the hash " + expected);
    }
    return held && report.differences() == 0 ? Exit.FINE : Exit.WRONG;
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
