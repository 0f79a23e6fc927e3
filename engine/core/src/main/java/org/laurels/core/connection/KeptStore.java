// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: what hosts sent that is kept, and counts of all they sent. Thread-safe. */
public interface KeptStore {
  /**
   * Keeps a request durably; of its connection and outcome the oldest are let go beyond the bound.
   *
   * @return how many were let go
   */
  int keep(Kept request, Kept.Bound bound);

  /** Kept requests of an outcome after the given one, oldest first. */
  List<Kept> after(long connectionId, Outcome outcome, long afterId, int limit);

  Optional<Kept> find(long connectionId, long id);

  /** Forgets a request; false where it is not there. */
  boolean forget(long id);

  /** How many are kept, by outcome. */
  Map<Outcome, Long> kept(long connectionId);

  /** Adds to the counts. */
  void add(long connectionId, Map<Outcome, Tally> tallies);

  /** The counts so far. */
  Map<Outcome, Tally> tallies(long connectionId);
}
