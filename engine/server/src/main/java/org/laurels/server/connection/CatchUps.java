// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.laurels.core.community.Community;
import org.laurels.core.connection.CatchUpState;
import org.laurels.core.connection.CatchUpStore;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.host.ReadingRun;
import org.laurels.spi.InvalidConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has hosts asked for what they did not send. Over all processes one run at a time reads a host; a
 * few hosts are read at once here, and none waits for the end of another's history. Thread-safe.
 */
public final class CatchUps implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUps.class);
  private static final int AT_ONCE = 4;

  /** A call of a host ends after ten seconds, and what was offered is booked by then. */
  private static final long END_SECONDS_MAX = 20;

  private final CatchUpRun.Parts parts;
  private final MicroBatcher batcher;
  private final StandingStore standings;
  private final Map<Long, CatchUpRun> under = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(AT_ONCE, work -> daemon(work, "catch-up"));
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "catch-up-lease"));

  CatchUps(
      ConnectionBook book,
      CatchUpStore store,
      MicroBatcher batcher,
      StandingStore standings,
      CallsFactory calls,
      Clock clock) {
    this.parts = new CatchUpRun.Parts(book, store, calls, clock);
    this.batcher = requireNonNull(batcher, "batcher is null");
    this.standings = requireNonNull(standings, "standings is null");
    long every = CatchUpRun.LEASE.toSeconds() / 4;
    ScheduledFuture<?> unused =
        beat.scheduleWithFixedDelay(
            () -> under.values().forEach(CatchUpRun::keepOn), every, every, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** How far a connection is; empty where it was never caught up with. */
  public Optional<CatchUpState> state(Connection connection) {
    return parts.store().find(connection.id());
  }

  /** Whether somebody catches up with it now, here or elsewhere. */
  public boolean isRunning(Connection connection) {
    return under.containsKey(connection.id())
        || state(connection)
            .filter(state -> state.isRunning(Instant.now(parts.clock())))
            .isPresent();
  }

  /** A run that is to begin with {@link #run}. */
  public CatchUpRun prepare(Community community, Connection connection) {
    return new CatchUpRun(
        parts,
        community,
        connection,
        new ReadingRun(connection.setup().source(), community, batcher, standings));
  }

  /** Runs in this thread, to its end. */
  public CatchUpRun.Outcome run(CatchUpRun run) {
    if (under.putIfAbsent(run.connection().id(), run) != null) {
      return new CatchUpRun.Outcome.Refused(CatchUpRun.BUSY);
    }
    return finish(run);
  }

  private CatchUpRun.Outcome finish(CatchUpRun run) {
    try {
      return run.run();
    } finally {
      under.remove(run.connection().id());
    }
  }

  /** Why none can be begun now; empty where one can. */
  public Optional<String> refusal(Connection connection) {
    if (connection.state() != State.ON) {
      return Optional.of(CatchUpRun.NOT_ON);
    }
    try {
      if (parts.book().host(connection).catchUp().isEmpty()) {
        return Optional.of(CatchUpRun.NOTHING_TO_ASK);
      }
    } catch (InvalidConfigException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return isRunning(connection) ? Optional.of(CatchUpRun.BUSY) : Optional.empty();
  }

  /** Begins one in the background, where none is under way here. What comes of it, health tells. */
  public void start(Community community, Connection connection) {
    CatchUpRun run = prepare(community, connection);
    if (under.putIfAbsent(connection.id(), run) == null) {
      workers.execute(() -> quietly(run));
    }
  }

  private void quietly(CatchUpRun run) {
    try {
      CatchUpRun.Outcome unused = finish(run);
    } catch (RuntimeException e) {
      LOG.warn("the catch-up of {} is tried again later", run.connection().name(), e);
    }
  }

  /** Begins one for every connection that is on; where that fails for one, others have theirs. */
  public void startAll(IntFunction<Optional<Community>> communities) {
    for (Connection connection : parts.book().on()) {
      try {
        communities
            .apply(connection.communityId())
            .ifPresent(community -> start(community, connection));
      } catch (RuntimeException e) {
        LOG.warn("the catch-up of {} could not be begun", connection.name(), e);
      }
    }
  }

  /** Stops what runs, before the intake ends; the next process goes on. */
  @Override
  public void close() {
    workers.shutdown();
    under.values().forEach(CatchUpRun::stop);
    try {
      if (!workers.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        LOG.warn("a catch-up did not stop; who reads the host next goes on from its cursor");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    beat.shutdown();
  }
}
