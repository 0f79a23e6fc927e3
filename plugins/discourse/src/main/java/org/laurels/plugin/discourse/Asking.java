// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Duration;
import java.util.Optional;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.spi.BackfillStoppedException;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.PluginException;

/** Asks a forum as fast as it allows: told that it was too much, it waits and asks again. */
final class Asking {
  private static final int WAITS_MAX = 10;
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration WAIT_MAX = Duration.ofMinutes(1);

  /** So that a run that is to end does so soon. */
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final Forum forum;
  private final CatchUpContext context;
  private final Pause pause;

  Asking(Forum forum, CatchUpContext context, Pause pause) {
    this.forum = forum;
    this.context = context;
    this.pause = pause;
  }

  /**
   * What must be there.
   *
   * @throws PluginException if it is not
   */
  Said needed(String path) {
    HostResponse response = answer(path);
    if (!response.isSuccess()) {
      throw refused(path, response);
    }
    return said(path, response);
  }

  /** What may be gone, or out of the key's sight. */
  Optional<Said> find(String path) {
    HostResponse response = answer(path);
    int status = response.status();
    if (status == 403 || status == 404 || status == 410) {
      return Optional.empty();
    }
    if (!response.isSuccess()) {
      throw refused(path, response);
    }
    return Optional.of(said(path, response));
  }

  private static PluginException refused(String path, HostResponse response) {
    return new PluginException(
        path, "the forum answered " + response.status() + "; 'connection check' tells more");
  }

  private static Said said(String path, HostResponse response) {
    try {
      return Forum.said(response);
    } catch (UnusableBodyException e) {
      throw new PluginException(path, String.valueOf(e.getMessage()));
    }
  }

  private HostResponse answer(String path) {
    for (int waits = 0; ; waits++) {
      HostResponse response = context.calls().send(forum.get(path));
      boolean busy = response.status() == 429 || response.status() == 503;
      if (!busy && response.status() < 500) {
        return response;
      }
      if (!busy || waits == WAITS_MAX) {
        throw new HostUnreachableException(path + ": the forum answered " + response.status());
      }
      await(response.retryAfter().orElse(WAIT));
    }
  }

  private void await(Duration asked) {
    Duration left = asked.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : asked;
    while (left.compareTo(Duration.ZERO) > 0) {
      if (context.stopRequested()) {
        throw new BackfillStoppedException("stopped while the forum had us wait");
      }
      pause.of(SLICE);
      left = left.minus(SLICE);
    }
  }
}
