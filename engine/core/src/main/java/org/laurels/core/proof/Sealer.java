// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurels.core.community.Community;

/**
 * Seals the rows that wait, in blocks that name the block before. Never in the transaction of those
 * who write: they only leave word of what they wrote. Of several processes one seals at a time.
 * Thread-safe.
 */
public final class Sealer {
  private static final int ROWS_MAX = 10_000;

  private final ProofStore store;
  private final Clock clock;

  public Sealer(ProofStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Seals all that waits; answers how many rows that were. */
  public long run(Community community) {
    long all = 0;
    long rows = store.write(community, unit -> seal(unit, community));
    while (rows > 0) {
      all += rows;
      rows = store.write(community, unit -> seal(unit, community));
    }
    return all;
  }

  private long seal(ProofUnit unit, Community community) {
    return unit.lock().map(head -> seal(unit, community, head)).orElse(0L);
  }

  private long seal(ProofUnit unit, Community community, Head head) {
    List<Posting> postings = unit.waiting(ROWS_MAX);
    if (postings.isEmpty()) {
      return 0;
    }
    List<RowName> rows = new ArrayList<>();
    postings.forEach(posting -> rows.addAll(posting.rows()));
    // A row that is gone already is sealed as gone: to stop here would leave the others unproven.
    Map<RowName, Sha256> hashes = unit.hashes(rows);
    List<SealedRow> sealed = new ArrayList<>(rows.size());
    rows.forEach(
        row -> sealed.add(new SealedRow(row, hashes.getOrDefault(row, Sha256.NOTHING).print())));
    Block block =
        new Block(
            community.id(),
            head.number() + 1,
            rows.size(),
            Root.of(rows, hashes),
            head.hash(),
            Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
    unit.append(new StoredBlock(block, block.hash(), sealed));
    unit.sealed(postings);
    return rows.size();
  }
}
