// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.time.Instant;
import java.util.Optional;

/** What the engine gives to one run of a {@link CatchUp}. */
public interface CatchUpContext extends EventSink {
  /** The longest cursor, in UTF-16 units. */
  int CURSOR_LENGTH_MAX = 500;

  /** When the run began, by the engine's clock. */
  Instant startedAt();

  /** To call the host with, as often as it takes. */
  HostCalls calls();

  /** What {@link #reached} was told last, in this run or an earlier one; empty at the first. */
  Optional<String> cursor();

  /**
   * Notes how far the reading has come. Returns when all that was offered before is durable, and
   * only then the cursor is kept: a run that breaks off offers again what came after it.
   *
   * @param cursor whatever the catch-up can go on from, at most {@link #CURSOR_LENGTH_MAX} long
   */
  void reached(String cursor);
}
