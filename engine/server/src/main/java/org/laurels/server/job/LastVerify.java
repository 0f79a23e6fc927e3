// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.community.Verification;
import org.laurels.core.community.VerificationStore;

/** What the last verifications found, the same for every process on the database. Thread-safe. */
public final class LastVerify {
  private final VerificationStore store;

  public LastVerify(VerificationStore store) {
    this.store = requireNonNull(store, "store is null");
  }

  /**
   * All communities together.
   *
   * @param isSound false where differences were found; true before the first verification too
   */
  public record Outcome(boolean isSound, String inWords) {}

  public void keep(Community community, Instant at, long differences) {
    store.keep(community, new Verification(at, differences));
  }

  /** Reads it anew. */
  public Outcome outcome() {
    List<Verification> last = store.last();
    if (last.isEmpty()) {
      return new Outcome(true, "not run yet");
    }
    long differences = last.stream().mapToLong(Verification::differences).sum();
    Instant oldest =
        last.stream().map(Verification::at).min(Comparator.naturalOrder()).orElseThrow();
    return new Outcome(
        differences == 0,
        differences
            + " differences at "
            + oldest
            + (last.size() == 1 ? "" : " or later, in " + last.size() + " communities"));
  }
}
