// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.standing.StandingStore;
import org.laurels.spi.Backfill;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.EventSink;

/**
 * One run of a plugin's backfill into a community. Runs once, in the thread that calls {@link
 * #run()}; how far it is may be asked, and it may be stopped, from any other.
 */
public final class BackfillRun {
  private final Backfill backfill;
  private final BackfillRequest request;
  private final ReadingRun reading;

  /** Makes a run that begins with {@link #run()}. */
  public BackfillRun(
      Backfill backfill,
      BackfillRequest request,
      Community community,
      MicroBatcher batcher,
      StandingStore standings) {
    this.backfill = backfill;
    this.request = request;
    this.reading = new ReadingRun(request.source(), community, batcher, standings);
  }

  public ReadingRun.Position position() {
    return reading.position();
  }

  /** What has come of it so far. */
  public BackfillReport.Counts counts() {
    return reading.counts();
  }

  /** Makes the run end soon. What the engine has taken stays. */
  public void stop() {
    reading.stop();
  }

  /** Runs to the end, or until it is stopped or cannot go on, and returns when all is answered. */
  public BackfillReport run() {
    return reading.run(backfill, sink -> backfill.run(new Context(sink)));
  }

  /** What the plugin sees of the engine. */
  private final class Context extends PassedOn implements BackfillContext {
    Context(EventSink sink) {
      super(sink);
    }

    @Override
    public String location() {
      return request.location();
    }

    @Override
    public Map<String, String> options() {
      return request.options();
    }
  }
}
