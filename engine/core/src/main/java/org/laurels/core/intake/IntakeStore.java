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

  /**
   * Reads what is committed, without a lock and with nothing to commit: for those who only look,
   * such as pages.
   *
   * @throws StoreUnavailableException if the database cannot be reached
   */
  <T> T read(Community community, Look<T> look);

  /** What is read. */
  @FunctionalInterface
  interface Look<T> {
    T at(IntakeReads reads);
  }

  /** What is done inside the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(IntakeUnit unit);
  }
}
