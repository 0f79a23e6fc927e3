// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. Thread-safe. */
public final class TestClock extends Clock {
  private volatile Instant now;

  private TestClock(Instant now) {
    this.now = requireNonNull(now, "now is null");
  }

  /** A clock that stands at this moment, such as {@code 2026-03-02T12:00:00Z}. */
  public static TestClock pinned(String moment) {
    return new TestClock(Instant.parse(moment));
  }

  public static TestClock pinned(Instant moment) {
    return new TestClock(moment);
  }

  /** Puts the clock to another moment, earlier or later. */
  public void set(Instant moment) {
    now = requireNonNull(moment, "moment is null");
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** This very clock: it tells instants, which have no zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
