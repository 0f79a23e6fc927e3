// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Duration;
import java.time.Instant;
import org.laurels.spi.CatchUp;
import org.laurels.spi.CatchUpContext;

/**
 * Reads posts that were not told, oldest first, and now and then compares what is known of late
 * with the forum, for what it never tells: likes taken back, and what a lost webhook would have
 * said.
 */
final class DiscourseCatchUp implements CatchUp {
  /** A comparison reads all that is known, so not at every run. */
  static final Duration COMPARE_EVERY = Duration.ofMinutes(30);

  private final Forum forum;
  private final Telling telling;
  private final Pause pause;

  DiscourseCatchUp(Forum forum, Telling telling, Pause pause) {
    this.forum = forum;
    this.telling = telling;
    this.pause = pause;
  }

  @Override
  public void run(CatchUpContext context) {
    Asking asking = new Asking(forum, context, pause);
    Instant began = context.startedAt();
    Cursor cursor = context.cursor().map(Cursor::read).orElse(Cursor.START);
    cursor = new PostWalk(asking, telling, context).run(cursor);
    Instant looked = cursor.looked();
    boolean isDue = looked != null && !looked.plus(COMPARE_EVERY).isAfter(began);
    if (isDue) {
      new Comparison(asking, telling, context, began).run();
    }
    if (isDue || looked == null) {
      context.reached(cursor.lookedAt(began).text());
    }
  }
}
