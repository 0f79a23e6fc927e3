// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Messages at fixed instants, whether the earlier ones are answered or not, as people's clicks
 * come. The latency of a message counts from the instant it was due: what waits behind a stall has
 * stalled too, though it was not sent yet.
 */
final class SteadyLoad {
  /** More than these do not go out at once; those that wait are late, which is measured. */
  private static final int UNANSWERED_MAX = 64;

  private final HttpSender sender;
  private final int perSecond;

  SteadyLoad(HttpSender sender, int perSecond) {
    this.sender = sender;
    this.perSecond = perSecond;
  }

  Load send(List<HttpSender.Message> messages) throws InterruptedException {
    long[] nanos = new long[messages.size()];
    CompletableFuture<?>[] answers = new CompletableFuture<?>[messages.size()];
    Semaphore room = new Semaphore(UNANSWERED_MAX);
    long begun = System.nanoTime();
    for (int i = 0; i < answers.length; i++) {
      int index = i;
      long due = begun + TimeUnit.SECONDS.toNanos(i) / perSecond;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      room.acquire();
      answers[i] =
          sender
              .sendAsync(messages.get(i))
              .whenComplete(
                  (answer, failure) -> {
                    nanos[index] = System.nanoTime() - due;
                    room.release();
                  });
    }
    CompletableFuture.allOf(answers).join();
    long events = messages.stream().mapToLong(HttpSender.Message::events).sum();
    return new Load(events, System.nanoTime() - begun, Latencies.ofNanos(nanos));
  }
}
