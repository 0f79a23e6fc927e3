// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.HostCalls;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;

/**
 * The engine's side of a catch-up, for tests of plugins: notes what is offered and how far it
 * comes, knows no event of before, and takes a warning for a failure. Not thread-safe.
 */
public final class CatchUpRecorder implements CatchUpContext {
  private static final Progress UNSEEN =
      new Progress() {
        @Override
        public void phase(String name) {}

        @Override
        public void total(long units) {}

        @Override
        public void advance(long units) {}
      };

  private final String source;
  private final HostCalls calls;
  private final List<SourceEvent> offered = new ArrayList<>();
  private final List<String> cursors = new ArrayList<>();
  private final List<String> skips = new ArrayList<>();
  private @Nullable String cursor;

  /**
   * A run that is to begin.
   *
   * @param calls the host, or what plays it
   * @param cursor where it goes on; null at the first
   */
  public CatchUpRecorder(String source, HostCalls calls, @Nullable String cursor) {
    this.source = requireNonNull(source, "source is null");
    this.calls = requireNonNull(calls, "calls is null");
    this.cursor = cursor;
  }

  /** What was offered, in its order. */
  public List<SourceEvent> offered() {
    return List.copyOf(offered);
  }

  /** Ids of what was offered, each once. */
  public List<String> ids() {
    return offered.stream().map(SourceEvent::id).distinct().toList();
  }

  /** How far it came, each time it said so. */
  public List<String> cursors() {
    return List.copyOf(cursors);
  }

  /** What was of no use, by its reason. */
  public List<String> skips() {
    return List.copyOf(skips);
  }

  @Override
  public Instant startedAt() {
    return Instant.EPOCH;
  }

  @Override
  public HostCalls calls() {
    return calls;
  }

  @Override
  public Optional<String> cursor() {
    return Optional.ofNullable(cursor);
  }

  @Override
  public void reached(String at) {
    if (at.length() > CURSOR_LENGTH_MAX) {
      throw new AssertionError("a cursor is longer than " + CURSOR_LENGTH_MAX);
    }
    cursors.add(at);
    cursor = at;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public void offer(SourceEvent event) {
    offered.add(event);
  }

  @Override
  public Stream<KnownEvent> known() {
    return Stream.of();
  }

  @Override
  public Progress progress() {
    return UNSEEN;
  }

  @Override
  public boolean stopRequested() {
    return false;
  }

  @Override
  public void warn(String place, String problem) {
    throw new AssertionError(place + ": " + problem);
  }

  @Override
  public void skip(String reason) {
    skips.add(reason);
  }
}
