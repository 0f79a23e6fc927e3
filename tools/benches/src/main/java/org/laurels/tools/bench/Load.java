// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

/**
 * What a load on the server came to.
 *
 * @param nanos from the first event sent to the last answered
 * @param latencies of the answers
 */
record Load(long events, long nanos, Latencies latencies) {
  double eventsPerSecond() {
    return events * 1e9 / nanos;
  }
}
