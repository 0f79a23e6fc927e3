// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.proof;

import java.time.Clock;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.proof.ChainCheck;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.proof.Sealer;
import org.laurels.core.redemption.HaltStore;

/** What proves the books, put together over one database. */
public final class Proof {
  private final ProofStore store;
  private final Sealer sealer;
  private final FullCheck full;
  private final RecentCheck recent;
  private final Acknowledging acknowledging;

  public Proof(ProofStore store, FullCheck.Parts parts, HaltStore halts, Clock clock) {
    this.store = store;
    this.sealer = new Sealer(store, clock);
    this.full = new FullCheck(parts, sealer, new ChainCheck(store), clock);
    this.recent = new RecentCheck(store, sealer, parts.credits());
    this.acknowledging = new Acknowledging(store, full, halts, clock);
  }

  public ProofStore store() {
    return store;
  }

  public Sealer sealer() {
    return sealer;
  }

  /** Checks everything. */
  public FullCheck full() {
    return full;
  }

  /** Checks what has moved lately. */
  public RecentCheck recent() {
    return recent;
  }

  /** Notes that faults were looked at. */
  public Acknowledging acknowledging() {
    return acknowledging;
  }

  /** Starts to seal; what it returns is the caller's to close. */
  public Sealing startSealing(CommunityStore communities) {
    return Sealing.start(store, sealer, communities);
  }
}
