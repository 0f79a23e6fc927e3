// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a connection's host has been read. Immutable.
 *
 * @param cursor where the next run goes on, as the plugin said; null before the first
 * @param leasedUntil until when the process that reads now has it to itself; null where none does
 * @param beganAt when the last run began
 * @param last what the last run that ended came to; null before the first
 */
public record CatchUpState(
    @Nullable String cursor, @Nullable Instant leasedUntil, Instant beganAt, @Nullable Ended last) {
  public CatchUpState {
    requireNonNull(beganAt, "beganAt is null");
  }

  /** How a run can end. */
  public enum Ending {
    /** It came to the present. */
    FINISHED,
    /** It was told to stop; the next one goes on. */
    STOPPED,
    /** The host or the database could not go on; the next one does. */
    FAILED,
    /** The plugin has a bug. */
    BROKEN
  }

  /**
   * A run that ended.
   *
   * @param detail why it came to no good end, for the operator; else empty
   * @param accepted events that were new
   */
  public record Ended(Instant at, Ending ending, String detail, long accepted) {
    public Ended {
      requireNonNull(at, "at is null");
      requireNonNull(ending, "ending is null");
      detail = Tally.line(detail);
    }
  }

  /** Whether somebody reads now. */
  public boolean isRunning(Instant now) {
    return leasedUntil != null && leasedUntil.isAfter(now);
  }
}
