// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and the like: tells the running command to end, and lets it do so before the process goes.
 * A command that does not ask to be told is ended at once. Thread-safe.
 */
final class Interruption {
  private static final long ENDING_SECONDS_MAX = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Runnable stop;
  private boolean interrupted;
  private volatile int code;

  /** Asks to be told; at once where the interruption came before. Null ends the wish. */
  void onInterrupt(@Nullable Runnable stop) {
    boolean late;
    synchronized (this) {
      this.stop = stop;
      late = interrupted;
    }
    if (late && stop != null) {
      stop.run();
    }
  }

  synchronized boolean interrupted() {
    return interrupted;
  }

  /** Tells the command to end. Answers whether it wished to be told. */
  boolean interrupt() {
    Runnable told;
    synchronized (this) {
      interrupted = true;
      told = stop;
    }
    if (told != null) {
      told.run();
    }
    return told != null;
  }

  /** Says that the command has ended, with this exit code. */
  void ended(int exitCode) {
    code = exitCode;
    ended.countDown();
  }

  /** Makes the process wait for the command when it is told to go. */
  void watchProcess() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "laurels-stop"));
  }

  private void leave() {
    if (ended.getCount() == 0 || !interrupt()) {
      return;
    }
    try {
      if (ended.await(ENDING_SECONDS_MAX, TimeUnit.SECONDS)) {
        // The signal's own exit code would say nothing of how the command ended.
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
