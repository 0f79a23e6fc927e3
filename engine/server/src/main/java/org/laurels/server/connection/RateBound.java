// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast one connection may send: a bucket of {@value #BURST} requests that fills by {@value
 * #A_SECOND} a second. Thread-safe.
 */
final class RateBound {
  static final int BURST = 1_000;
  static final int A_SECOND = 100;

  private static final double NANOS_EACH = (double) TimeUnit.SECONDS.toNanos(1) / A_SECOND;

  private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  RateBound(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether one more may come now. */
  boolean allows(long connectionId) {
    return buckets.computeIfAbsent(connectionId, id -> new Bucket(nanos.getAsLong())).take(nanos);
  }

  private static final class Bucket {
    private double left = BURST;
    private long at;

    Bucket(long at) {
      this.at = at;
    }

    synchronized boolean take(LongSupplier nanos) {
      long now = nanos.getAsLong();
      left = Math.min(BURST, left + (now - at) / NANOS_EACH);
      at = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }
}
