// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A request that is kept: to be booked later, or to be looked at and tried again. Immutable.
 *
 * @param id orders requests as they came
 * @param outcome {@link Outcome#WAITING} or a refusal
 * @param reason why; empty where it waits
 * @param sealed the request, sealed by the installation's key
 */
public record Kept(
    long id, long connectionId, Outcome outcome, Instant receivedAt, String reason, String sealed) {

  public Kept {
    requireNonNull(receivedAt, "receivedAt is null");
    requireNonNull(sealed, "sealed is null");
    if (outcome != Outcome.WAITING && !outcome.isRefusal()) {
      throw new IllegalArgumentException("what is " + outcome + " is not kept");
    }
    reason = Tally.line(reason);
  }

  /** How much is kept of a connection and an outcome; the oldest go first. */
  public record Bound(int requests, long characters) {}
}
