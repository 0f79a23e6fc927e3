// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.util.stream.Stream;
import org.laurels.spi.EventSink;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;

/** Passes everything on, for contexts that offer more than a sink does. */
public abstract class PassedOn implements EventSink {
  private final EventSink sink;

  protected PassedOn(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public final String source() {
    return sink.source();
  }

  @Override
  public final void offer(SourceEvent event) {
    sink.offer(event);
  }

  @Override
  public final Stream<KnownEvent> known() {
    return sink.known();
  }

  @Override
  public final Progress progress() {
    return sink.progress();
  }

  @Override
  public final boolean stopRequested() {
    return sink.stopRequested();
  }

  @Override
  public final void warn(String place, String problem) {
    sink.warn(place, problem);
  }

  @Override
  public final void skip(String reason) {
    sink.skip(reason);
  }
}
