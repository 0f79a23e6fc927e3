// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How sending to a connection goes: after a failure everything of it waits, twice as long each
 * time, and then one standing is tried before the others. Immutable.
 *
 * @param basis what everybody's standing was last looked at for: another one makes all due
 * @param failures in a row, of the host as a whole
 * @param pausedUntil nothing is sent before
 * @param gone whether the host said that nobody listens any more
 * @param problem what happened last; empty where all is well
 * @param delivered how many standings were made to show, ever
 */
public record Pace(
    String basis, int failures, Instant pausedUntil, boolean gone, String problem, long delivered) {
  /** Nothing was sent yet. */
  public static final Pace START = new Pace("", 0, Instant.EPOCH, false, "", 0);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int DOUBLINGS_MAX = 10;
  private static final int PROBLEM_LENGTH_MAX = 500;

  public Pace {
    requireNonNull(basis, "basis is null");
    requireNonNull(pausedUntil, "pausedUntil is null");
    problem =
        problem.length() > PROBLEM_LENGTH_MAX ? problem.substring(0, PROBLEM_LENGTH_MAX) : problem;
  }

  /** Whether nothing may be sent now. */
  public boolean isPaused(Instant now) {
    return gone || now.isBefore(pausedUntil);
  }

  /** How many may be tried now: one where the last one failed. */
  public int atMost(int usual) {
    return failures == 0 ? usual : 1;
  }

  /** One more shows. */
  public Pace succeeded() {
    return new Pace(basis, 0, Instant.EPOCH, false, "", delivered + 1);
  }

  /**
   * The host did not take one, and would not have taken another.
   *
   * @param asked how long the host wants us to wait; zero where it said nothing
   */
  public Pace failed(Instant now, Duration asked, String why) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
    if (wait.compareTo(asked) < 0) {
      wait = asked;
    }
    if (wait.compareTo(LONGEST) > 0) {
      wait = LONGEST;
    }
    return new Pace(basis, failures + 1, now.plus(wait), false, why, delivered);
  }

  /** Nobody listens any more. */
  public Pace ended(String why) {
    return new Pace(basis, failures + 1, pausedUntil, true, why, delivered);
  }

  /** Nothing is known of failures any more. */
  public Pace resumed() {
    return on(basis);
  }

  /** As at the beginning, for what is configured now. */
  public Pace on(String newBasis) {
    return new Pace(newBasis, 0, Instant.EPOCH, false, "", delivered);
  }
}
