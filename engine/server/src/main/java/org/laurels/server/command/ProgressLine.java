// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Shows how far a long piece of work is: a bar that moves on a terminal, a line now and then
 * elsewhere, both from a thread of its own.
 */
final class ProgressLine {
  private static final long TERMINAL_MILLIS = 200;
  private static final long PLAIN_MILLIS = 5_000;
  private static final int BAR_WIDTH = 24;
  private static final int LINE_WIDTH = 100;

  private final PrintStream err;
  private final boolean terminal;
  private final Supplier<Look> looks;
  private final Thread watcher = new Thread(this::watch, "progress");
  private final long started = System.nanoTime();
  private boolean closed;

  /**
   * What is seen at a moment.
   *
   * @param total 0 where it is not known
   * @param rate a number of what is counted for the rate, and its name; such as events
   */
  record Look(String phase, long done, long total, long rate, String rateName) {}

  private ProgressLine(Surroundings surroundings, Supplier<Look> looks) {
    this.err = surroundings.err();
    this.terminal = surroundings.terminal();
    this.looks = looks;
    watcher.setDaemon(true);
  }

  /** Does the work in this thread and shows meanwhile how far it is. */
  static <T> T during(Surroundings surroundings, Supplier<Look> looks, Supplier<T> work) {
    ProgressLine line = new ProgressLine(surroundings, looks);
    line.watcher.start();
    try {
      return work.get();
    } finally {
      line.close();
    }
  }

  private synchronized void watch() {
    try {
      while (!closed) {
        wait(terminal ? TERMINAL_MILLIS : PLAIN_MILLIS);
        if (!closed) {
          print();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print() {
    String text = text(looks.get(), Duration.ofNanos(System.nanoTime() - started), terminal);
    if (terminal) {
      err.print("\r" + pad(text));
      err.flush();
    } else {
      err.println(text);
    }
  }

  private static String pad(String text) {
    String cut = text.length() > LINE_WIDTH ? text.substring(0, LINE_WIDTH) : text;
    return cut + " ".repeat(LINE_WIDTH - cut.length());
  }

  static String text(Look look, Duration since, boolean bar) {
    StringBuilder text = new StringBuilder();
    if (look.total() > 0) {
      long done = Math.min(look.done(), look.total());
      long percent = 100 * done / look.total();
      if (bar) {
        int full = (int) (BAR_WIDTH * done / look.total());
        text.append('[').append("#".repeat(full)).append(".".repeat(BAR_WIDTH - full)).append("] ");
      }
      text.append(String.format(Locale.ROOT, "%3d %%", percent)).append("  ");
    }
    text.append(look.phase());
    long millis = Math.max(1, since.toMillis());
    if (look.rate() > 0) {
      text.append("  ").append(Plain.number(look.rate())).append(' ').append(look.rateName());
      text.append(", ").append(Plain.number(look.rate() * 1_000 / millis)).append("/s");
    }
    if (look.total() > 0 && look.done() > 0 && look.done() < look.total() && millis > 1_000) {
      long left = (long) ((double) millis / look.done() * (look.total() - look.done()));
      text.append(", ").append(Plain.span(Duration.ofMillis(left))).append(" left");
    }
    return text.toString();
  }

  private void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
      if (terminal) {
        err.print("\r" + " ".repeat(LINE_WIDTH) + "\r");
        err.flush();
      }
    }
  }
}
