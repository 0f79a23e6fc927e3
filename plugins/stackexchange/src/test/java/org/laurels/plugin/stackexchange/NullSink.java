// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.Map;
import java.util.stream.Stream;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;

/** Counts what it is offered and forgets it. A program too, for a JVM of its own. */
class NullSink implements BackfillContext, Progress {
  private final String location;
  long events;
  long skipped;
  long warnings;

  NullSink(String location) {
    this.location = location;
  }

  /** Reads the dump in the given folder, as many times as said, and prints how fast. */
  public static void main(String[] arguments) {
    for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
      NullSink sink = new NullSink(arguments[0]);
      long start = System.nanoTime();
      new StackExchangeBackfill().run(sink);
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.println(
          "events="
              + sink.events
              + " skipped="
              + sink.skipped
              + " warnings="
              + sink.warnings
              + " ms="
              + millis);
    }
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public String source() {
    return "stackexchange";
  }

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public void offer(SourceEvent event) {
    events++;
  }

  @Override
  public Stream<KnownEvent> known() {
    return Stream.empty();
  }

  @Override
  public Progress progress() {
    return this;
  }

  @Override
  public boolean stopRequested() {
    return false;
  }

  @Override
  public void warn(String place, String problem) {
    warnings++;
  }

  @Override
  public void skip(String reason) {
    skipped++;
  }

  @Override
  public void phase(String name) {}

  @Override
  public void total(long units) {}

  @Override
  public void advance(long units) {}
}
