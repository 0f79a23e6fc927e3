// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * What traffic looks like.
 *
 * @param members how many people write and are voted on
 * @param start the first event happens right after
 * @param gap mean time from one event to the next
 */
public record TrafficShape(int members, Instant start, Duration gap) {
  public static final int MEMBERS_MAX = 10_000_000;
  public static final Duration GAP_MIN = Duration.ofNanos(2_000);
  public static final Duration GAP_MAX = Duration.ofMinutes(10);

  /** Ten thousand members, five events a second. */
  public static final TrafficShape USUAL =
      new TrafficShape(10_000, Instant.parse("2024-01-01T00:00:00Z"), Duration.ofMillis(200));

  public TrafficShape {
    requireNonNull(start, "start is null");
    if (members < 2 || members > MEMBERS_MAX) {
      throw new IllegalArgumentException("members must be 2 to " + MEMBERS_MAX);
    }
    if (gap.compareTo(GAP_MIN) < 0 || gap.compareTo(GAP_MAX) > 0) {
      throw new IllegalArgumentException("gap must be " + GAP_MIN + " to " + GAP_MAX);
    }
  }

  public TrafficShape withMembers(int count) {
    return new TrafficShape(count, start, gap);
  }

  public TrafficShape withStart(Instant moment) {
    return new TrafficShape(members, moment, gap);
  }

  public TrafficShape withGap(Duration mean) {
    return new TrafficShape(members, start, mean);
  }
}
