// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the last verification in this process found. Thread-safe. */
public final class LastVerify {
  private record Outcome(Instant at, long differences) {}

  private volatile @Nullable Outcome outcome;

  public void record(Instant at, long differences) {
    outcome = new Outcome(at, differences);
  }

  /** False where differences were found; true before the first verification too. */
  public boolean isSound() {
    Outcome last = outcome;
    return last == null || last.differences() == 0;
  }

  public String inWords() {
    Outcome last = outcome;
    return last == null
        ? "not run since the start"
        : last.differences() + " differences at " + last.at();
  }
}
