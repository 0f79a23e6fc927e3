// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

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

/** One run of a catch-up: notes what it offers and how far it comes. */
final class Run implements CatchUpContext, Progress {
  final List<SourceEvent> offered = new ArrayList<>();
  final List<String> cursors = new ArrayList<>();

  private final HostCalls calls;
  private final @Nullable String cursor;

  Run(HostCalls calls, @Nullable String cursor) {
    this.calls = calls;
    this.cursor = cursor;
  }

  List<String> ids() {
    return offered.stream().map(SourceEvent::id).distinct().toList();
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
    cursors.add(at);
  }

  @Override
  public String source() {
    return "rt";
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
    return this;
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
    throw new AssertionError(reason);
  }

  @Override
  public void phase(String name) {}

  @Override
  public void total(long units) {}

  @Override
  public void advance(long units) {}
}
