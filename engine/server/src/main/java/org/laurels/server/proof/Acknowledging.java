// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.proof.Acknowledgement;
import org.laurels.core.proof.ChainFault;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.redemption.HaltStore;

/**
 * Notes that a person has looked at faults of the chain that cannot be restored, and lets
 * redemptions go on if nothing else differs. Wallets that do not hold are no such faults: they must
 * be put right. Thread-safe.
 */
public final class Acknowledging {
  private final ProofStore store;
  private final FullCheck check;
  private final HaltStore halts;
  private final Clock clock;

  Acknowledging(ProofStore store, FullCheck check, HaltStore halts, Clock clock) {
    this.store = store;
    this.check = check;
    this.halts = halts;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** None was noted: these are no faults now. */
    record Unknown(List<String> ids) implements Outcome {}

    /**
     * All are noted.
     *
     * @param after what differs now
     * @param resumed whether redemptions stood still, and go on
     */
    record Noted(FullCheck.Report after, boolean resumed) implements Outcome {}
  }

  /**
   * Notes faults that are found now; nobody can agree to what has not happened yet.
   *
   * @param ids as {@link ChainFault#id} has them
   * @throws IllegalArgumentException if the name or the note is empty or too long
   */
  public Outcome run(Community community, Collection<String> ids, String by, String note) {
    FullCheck.Report before = check.run(community, (phase, done, total) -> {}, null);
    List<String> unknown = new ArrayList<>(ids);
    List<Acknowledgement> looked = new ArrayList<>();
    for (ChainFault fault : before.chain().found()) {
      if (ids.contains(fault.id())) {
        looked.add(new Acknowledgement(fault, by, note, Instant.now(clock)));
        unknown.remove(fault.id());
      }
    }
    if (!unknown.isEmpty()) {
      return new Outcome.Unknown(unknown);
    }
    looked.forEach(each -> store.acknowledge(community, each));
    FullCheck.Report after = check.run(community, (phase, done, total) -> {}, null);
    return new Outcome.Noted(after, after.differences() == 0 && halts.resume(community));
  }
}
