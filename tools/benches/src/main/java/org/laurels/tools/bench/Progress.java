// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.concurrent.TimeUnit;

/** Tells a person who waits how far it is, every few seconds, on standard error. */
final class Progress {
  private static final long GAP_NANOS = TimeUnit.SECONDS.toNanos(3);

  private long told = System.nanoTime() - GAP_NANOS;

  void tell(String line) {
    long now = System.nanoTime();
    if (now - told >= GAP_NANOS) {
      told = now;
      System.err.println("bench: " + line);
    }
  }
}
