// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.proof;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.proof.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what waits, every second while there is something. Every process has one; which of them
 * seals, the lock of a chain decides. Not a job in the database, which would be asked for each
 * second.
 */
public final class Sealing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration END_MAX = Duration.ofSeconds(30);

  private final ProofStore store;
  private final Sealer sealer;
  private final CommunityStore communities;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Sealing::thread);
  private boolean fails;

  private Sealing(ProofStore store, Sealer sealer, CommunityStore communities) {
    this.store = store;
    this.sealer = sealer;
    this.communities = communities;
  }

  /** Begins. */
  static Sealing start(ProofStore store, Sealer sealer, CommunityStore communities) {
    Sealing sealing = new Sealing(store, sealer, communities);
    var unused =
        sealing.timer.scheduleWithFixedDelay(
            sealing::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return sealing;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "laurels-sealing");
    thread.setDaemon(true);
    return thread;
  }

  /** A failure is told once, not every second until it is mended. */
  private void round() {
    try {
      seal();
      if (fails) {
        LOG.info("rows are sealed again");
      }
      fails = false;
    } catch (RuntimeException e) {
      if (!fails) {
        LOG.error("rows could not be sealed; they wait", e);
      }
      fails = true;
    }
  }

  private void seal() {
    Set<Integer> waiting = store.waiting();
    if (waiting.isEmpty()) {
      return;
    }
    for (Community community : communities.all()) {
      if (waiting.contains(community.id())) {
        sealer.run(community);
      }
    }
  }

  /** Finishes the block that is being sealed; what waits then is sealed by the next process. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("a block was still being sealed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
