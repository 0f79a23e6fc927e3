// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.delivery;

import static java.util.Objects.requireNonNull;

/**
 * How sending standings to a connection goes.
 *
 * @param counts what waits and what the host does not take
 */
public record Sending(Pace pace, DeliveryStore.Counts counts) {
  public Sending {
    requireNonNull(pace, "pace is null");
    requireNonNull(counts, "counts is null");
  }

  /** Whether an operator should look at it. */
  public boolean isWorrying() {
    return pace.failures() > 0 || pace.gone() || counts.refused() > 0;
  }

  /** What is to be said of it; empty where all is well. */
  public String problem() {
    return pace.problem().isEmpty() ? counts.lastReason() : pace.problem();
  }
}
