// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.OverloadedException;
import org.laurels.core.intake.Receipt;

/**
 * Sends events to the intake in batches and in their order, with a bound on what is under way. A
 * batch that waits for more is sent after a moment, so a slow source is not held up. Thread-safe.
 */
final class EventSender implements AutoCloseable {
  static final int BATCH_MAX = 1_000;
  static final int BATCHES_UNDER_WAY_MAX = 8;

  private static final long IDLE_MILLIS = 200;
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Turned away for so long without a break, the intake is taken to be stopping. */
  private static final long RETRY_NANOS_MAX = TimeUnit.MINUTES.toNanos(2);

  private final MicroBatcher batcher;
  private final Community community;
  private final BackfillTally tally;
  private final Semaphore free = new Semaphore(BATCHES_UNDER_WAY_MAX);
  private final Thread flusher = new Thread(this::flushWhenIdle, "backfill-flush");
  private final Object order = new Object();
  private List<Event> waiting = new ArrayList<>(BATCH_MAX);
  private boolean ended;
  private volatile @Nullable Throwable failure;

  EventSender(MicroBatcher batcher, Community community, BackfillTally tally) {
    this.batcher = batcher;
    this.community = community;
    this.tally = tally;
    flusher.setDaemon(true);
  }

  void start() {
    flusher.start();
  }

  /** Why no more can be sent; null while all goes well. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Takes an event; waits while too much is under way. */
  void send(Event event) {
    synchronized (order) {
      waiting.add(event);
      if (waiting.size() >= BATCH_MAX) {
        flush();
      }
    }
  }

  /** Sends what waits and returns when all that was sent is answered. */
  void finish() {
    synchronized (order) {
      flush();
    }
    awaitAnswers();
  }

  /** Forgets what waits and returns when all that was sent is answered. */
  @Override
  public void close() {
    synchronized (order) {
      ended = true;
      waiting.clear();
      order.notifyAll();
    }
    awaitAnswers();
  }

  private void awaitAnswers() {
    free.acquireUninterruptibly(BATCHES_UNDER_WAY_MAX);
    free.release(BATCHES_UNDER_WAY_MAX);
  }

  private void flushWhenIdle() {
    synchronized (order) {
      try {
        while (!ended) {
          order.wait(IDLE_MILLIS);
          flush();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Called with the order held, so that batches are offered one after the other. */
  private void flush() {
    if (waiting.isEmpty() || failure != null) {
      return;
    }
    List<Event> batch = waiting;
    waiting = new ArrayList<>(BATCH_MAX);
    free.acquireUninterruptibly();
    try {
      offer(batch);
    } catch (RuntimeException e) {
      free.release();
      failure = e;
    }
  }

  private void offer(List<Event> batch) {
    long waited = 0;
    while (true) {
      try {
        CompletableFuture<?> unused = batcher.offer(community, batch).whenComplete(this::answered);
        return;
      } catch (OverloadedException e) {
        if (waited >= RETRY_NANOS_MAX) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_NANOS);
        waited += RETRY_NANOS;
      }
    }
  }

  private void answered(@Nullable List<Receipt> receipts, @Nullable Throwable problem) {
    if (receipts != null) {
      receipts.forEach(tally::add);
    }
    if (problem != null && failure == null) {
      failure = problem;
    }
    free.release();
  }
}
