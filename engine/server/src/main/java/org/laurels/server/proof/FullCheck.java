// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Audit;
import org.laurels.core.proof.ChainCheck;
import org.laurels.core.proof.Sealer;
import org.laurels.core.proof.Sha256;
import org.laurels.server.board.Boards;
import org.laurels.server.job.LastVerify;
import org.laurels.server.reward.CreditCheck;

/**
 * Checks all that must hold of a community, each thing once: the fold, the wallets, the boards, and
 * the chain of seals. Where money is wrong, redemptions stop. What was found is kept for everybody
 * to see. Thread-safe.
 */
public final class FullCheck {
  private final Audit audit;
  private final CreditCheck credits;
  private final Boards boards;
  private final Sealer sealer;
  private final ChainCheck chain;
  private final LastVerify lastVerify;
  private final Clock clock;

  FullCheck(Parts parts, Sealer sealer, ChainCheck chain, Clock clock) {
    this.audit = parts.audit();
    this.credits = parts.credits();
    this.boards = parts.boards();
    this.lastVerify = parts.lastVerify();
    this.sealer = sealer;
    this.chain = chain;
    this.clock = clock;
  }

  /** Whose checks they are. */
  public record Parts(Audit audit, CreditCheck credits, Boards boards, LastVerify lastVerify) {}

  /**
   * What was found.
   *
   * @param chainNanos how long it took to check the chain
   * @param examples the first differences of all parts, in words
   */
  public record Report(
      Audit.Report fold,
      ChainCheck.Report chain,
      long chainNanos,
      long differences,
      List<String> examples) {

    /** How many rows of the chain were hashed and compared in a second. */
    public long rowsPerSecond() {
      return chainNanos == 0 ? 0 : (long) (chain.rows() * 1e9 / chainNanos);
    }
  }

  /**
   * Checks everything.
   *
   * @param expected the hash of a block that was kept elsewhere
   */
  public Report run(Community community, Audit.Progress progress, @Nullable Sha256 expected) {
    Audit.Report fold = audit.verify(community, progress);
    List<String> money = credits.run(community);
    List<String> onBoards = boards.unsound(community);
    sealer.run(community);
    long started = System.nanoTime();
    ChainCheck.Report sealed = chain.run(community, expected);
    long nanos = System.nanoTime() - started;
    // What a person has acknowledged stops nothing any more; it is told all the same.
    if (sealed.faults() > 0) {
      credits.stop(community, sealed.examples().get(0));
    }
    List<String> examples = new ArrayList<>(fold.examples());
    examples.addAll(money);
    examples.addAll(onBoards);
    sealed.found().forEach(fault -> examples.add(fault.said() + ", fault " + fault.id()));
    long differences = fold.differences() + money.size() + onBoards.size() + sealed.faults();
    lastVerify.keep(community, Instant.now(clock), differences);
    return new Report(fold, sealed, nanos, differences, List.copyOf(examples));
  }
}
