// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Requests at fixed instants, whether the earlier ones are answered or not, as people's clicks
 * come. The latency of a request counts from the instant it was due: what waits behind a stall has
 * stalled too, though it was not sent yet.
 */
final class OpenLoop {
  /** More than these do not go out at once; those that wait are late, which is measured. */
  private static final int UNANSWERED_MAX = 64;

  private OpenLoop() {}

  /**
   * Sends them all and waits for the last answer.
   *
   * @param send sends the request of an index, from 0
   * @return nanoseconds of each
   */
  static long[] run(int count, int perSecond, IntFunction<CompletableFuture<?>> send)
      throws InterruptedException {
    long[] nanos = new long[count];
    CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
    Semaphore room = new Semaphore(UNANSWERED_MAX);
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int index = i;
      long due = begun + TimeUnit.SECONDS.toNanos(i) / perSecond;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      room.acquire();
      answers[i] =
          send.apply(i)
              .whenComplete(
                  (answer, failure) -> {
                    nanos[index] = System.nanoTime() - due;
                    room.release();
                  });
    }
    CompletableFuture.allOf(answers).join();
    return nanos;
  }
}
