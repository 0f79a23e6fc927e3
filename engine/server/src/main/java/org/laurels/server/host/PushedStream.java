// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import static java.util.Objects.requireNonNull;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is pushed into a stream that is pulled: the push runs in a thread of its own, at most
 * {@value #AHEAD_MAX} elements ahead, and ends when the stream is closed.
 *
 * <p>That thread is never interrupted: an interrupt in the middle of a read makes H2 close its
 * file.
 */
final class PushedStream<T> extends Spliterators.AbstractSpliterator<T> {
  static final int AHEAD_MAX = 2_000;

  private static final int LOOK_EVERY_MILLIS = 20;

  private final BlockingQueue<Signal<T>> queue = new ArrayBlockingQueue<>(AHEAD_MAX);
  private final Thread pusher;
  private volatile boolean closed;
  private boolean ended;

  /** Something that pushes elements into a sink until there are no more. */
  interface Push<T> {
    void into(Consumer<T> sink);
  }

  /** An element, or with null the end, with the reason where it came too early. */
  private record Signal<T>(@Nullable T element, @Nullable Throwable failure) {}

  /** Thrown through the push to end it. */
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("the stream is closed", null, false, false);
    }
  }

  private PushedStream(String name, Push<T> push) {
    super(Long.MAX_VALUE, Spliterator.NONNULL);
    pusher = new Thread(() -> run(push), name);
    pusher.setDaemon(true);
  }

  /** A stream that must be closed. Nothing is pushed before the first element is asked for. */
  static <T> Stream<T> of(String name, Push<T> push) {
    PushedStream<T> pushed = new PushedStream<>(name, push);
    return StreamSupport.stream(pushed, false).onClose(pushed::close);
  }

  private void run(Push<T> push) {
    Signal<T> end;
    try {
      push.into(element -> put(new Signal<>(requireNonNull(element), null)));
      end = new Signal<>(null, null);
    } catch (Closed e) {
      return;
    } catch (RuntimeException | Error e) {
      end = new Signal<>(null, e);
    }
    try {
      put(end);
    } catch (Closed e) {
      // Nobody waits for the end.
    }
  }

  private void put(Signal<T> signal) {
    try {
      do {
        if (closed) {
          throw new Closed();
        }
      } while (!queue.offer(signal, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new Closed();
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (ended) {
      return false;
    }
    if (pusher.getState() == Thread.State.NEW) {
      pusher.start();
    }
    Signal<T> signal = take();
    T element = signal.element();
    if (element != null) {
      action.accept(element);
      return true;
    }
    ended = true;
    if (signal.failure() instanceof RuntimeException e) {
      throw e;
    }
    if (signal.failure() instanceof Error e) {
      throw e;
    }
    return false;
  }

  private Signal<T> take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    }
  }

  private void close() {
    ended = true;
    closed = true;
    try {
      pusher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
