// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: how far hosts have been read. Of all processes one holds a connection at a time, by a lease
 * that it must renew before it is over. Thread-safe.
 */
public interface CatchUpStore {
  /**
   * Who reads, and for how long he may without saying so again.
   *
   * @param holder a name that nobody else has, at most 64 long
   */
  record Lease(long connectionId, String holder) {}

  /** Takes the lease; false where another has it, and it is not over. */
  boolean begin(Lease lease, Instant now, Instant until);

  /** Has the lease last longer; false where it is another's by now. */
  boolean renew(Lease lease, Instant until);

  /** Keeps the cursor; false, and nothing is kept, where the lease is another's by now. */
  boolean reached(Lease lease, String cursor);

  /** Gives the lease back and keeps what came of it; false where it is another's by now. */
  boolean end(Lease lease, CatchUpState.Ended ended);

  /** How far a connection is; empty where none was ever begun. */
  Optional<CatchUpState> find(long connectionId);
}
