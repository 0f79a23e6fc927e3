// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import java.time.Duration;
import java.time.Instant;

/**
 * Port: what may be done once, or a few times in a while. It holds between processes, since each
 * key is a row of its own. Thread-safe.
 */
public interface TryStore {
  /** Notes a use; false where it was used before, up to the moment from which it is forgotten. */
  boolean useOnce(byte[] hash, Instant forgottenAt);

  /**
   * Counts a try.
   *
   * @param window after so long from the first try, counting begins again
   * @return the number of this try in its window, 1 for the first
   */
  int count(byte[] hash, Instant now, Duration window);

  /** Forgets the tries of a key. */
  void clear(byte[] hash);

  /** Drops what is to be forgotten, a bounded number of rows. */
  void sweep(Instant now);
}
