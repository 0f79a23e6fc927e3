// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.laurels.core.community.Community;

/** Port: chains of blocks, and the rows that they seal. Thread-safe. */
public interface ProofStore {
  /** Work in one transaction; may be run again where another one was in the way. */
  interface Work<T> {
    T in(ProofUnit unit);
  }

  /** Runs work in one transaction: all of it is written, or nothing. */
  <T> T write(Community community, Work<T> work);

  /** Numbers of communities with rows that wait to be sealed. */
  Set<Integer> waiting();

  /** Since when the oldest row waits in any community; empty where none waits. */
  Optional<Instant> waitingSince();

  /** All rows of a community that wait now. */
  Set<RowName> waiting(Community community);

  /** The end of the chain. */
  Head head(Community community);

  /** The next block with a greater number than this; empty after the last one. */
  Optional<StoredBlock> blockAfter(Community community, long number);

  /** The hashes of these rows, as they are stored now; what is not stored is left out. */
  Map<RowName, Sha256> hashes(Community community, Collection<RowName> rows);

  /** Up to which block the rows that it seals have been checked. */
  long checked(Community community);

  /** Notes that; the mark never goes back. */
  void checked(Community community, long number);

  /** Whose accounts and wallets these rows move. */
  Set<Long> identities(Community community, Collection<RowName> rows);

  /** Is told of rows. */
  interface Look {
    void at(RowName row);
  }

  /** Tells of every row of a community that there is, and of those that are of none. */
  void eachRow(Community community, Look look);

  /** All faults of a community's chain that were acknowledged, in the order in which they were. */
  List<Acknowledgement> acknowledged(Community community);

  /**
   * Notes that a person has looked at a fault. The row is sealed as those of the books are, and
   * never changes; of two at once, the first counts.
   *
   * @return whether it was not noted before
   */
  boolean acknowledge(Community community, Acknowledgement acknowledgement);
}
