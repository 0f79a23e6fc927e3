// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import org.laurels.core.community.Community;

/** Port to the database, as the intake needs it. Thread-safe. */
public interface IntakeStore {
  /**
   * Runs work in one transaction and commits it durably before returning. Where another process was
   * in the way (a deadlock, a key inserted meanwhile) the work is run again from its beginning, so
   * it must not have effects of its own.
   *
   * @throws StoreUnavailableException if the database cannot be reached, is full or refuses to
   *     commit; nothing was written
   */
  <T> T write(Community community, Work<T> work);

  /** What is done inside the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(IntakeUnit unit);
  }
}
