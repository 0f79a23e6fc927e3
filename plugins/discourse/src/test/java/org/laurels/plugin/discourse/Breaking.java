// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;

/** An engine whose line to the forum is cut after some calls. */
final class Breaking implements CatchUpContext {
  private final FakeEngine engine;
  private final HostCalls calls;
  private int left;

  Breaking(FakeEngine engine, HostCalls calls, int left) {
    this.engine = engine;
    this.calls = calls;
    this.left = left;
  }

  @Override
  public Instant startedAt() {
    return engine.startedAt();
  }

  @Override
  public HostCalls calls() {
    return request -> {
      if (left-- == 0) {
        throw new HostUnreachableException("cut off");
      }
      return calls.send(request);
    };
  }

  @Override
  public Optional<String> cursor() {
    return engine.cursor();
  }

  @Override
  public void reached(String cursor) {
    engine.reached(cursor);
  }

  @Override
  public String source() {
    return engine.source();
  }

  @Override
  public void offer(SourceEvent event) {
    engine.offer(event);
  }

  @Override
  public Stream<KnownEvent> known() {
    return engine.known();
  }

  @Override
  public Progress progress() {
    return engine.progress();
  }

  @Override
  public boolean stopRequested() {
    return engine.stopRequested();
  }

  @Override
  public void warn(String place, String problem) {
    engine.warn(place, problem);
  }

  @Override
  public void skip(String reason) {
    engine.skip(reason);
  }
}
