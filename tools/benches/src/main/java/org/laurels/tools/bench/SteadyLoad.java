// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.List;

/** Messages at fixed instants; see {@link OpenLoop}. */
final class SteadyLoad {
  private final HttpSender sender;
  private final int perSecond;

  SteadyLoad(HttpSender sender, int perSecond) {
    this.sender = sender;
    this.perSecond = perSecond;
  }

  Load send(List<HttpSender.Message> messages) throws InterruptedException {
    long begun = System.nanoTime();
    long[] nanos = OpenLoop.run(messages.size(), perSecond, i -> sender.sendAsync(messages.get(i)));
    long events = messages.stream().mapToLong(HttpSender.Message::events).sum();
    return new Load(events, System.nanoTime() - begun, Latencies.ofNanos(nanos));
  }
}
