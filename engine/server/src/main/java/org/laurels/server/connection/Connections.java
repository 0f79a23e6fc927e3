// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.ConnectionStore;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.Rehearsal;
import org.laurels.server.host.PluginHost;
import org.laurels.server.outbound.OutboundCalls;
import org.laurels.server.outbound.OutboundHttp;
import org.laurels.server.secret.InstallationKey;
import org.laurels.spi.HostCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that serves connections, put together over one installation. */
public final class Connections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final long DRAIN_EVERY_SECONDS = 5;

  private final ConnectionBook book;
  private final OpenHosts hosts;
  private final OutboundHttp http;
  private final KeptRequests kept;
  private final Tallies tallies;
  private final HookIntake intake;
  private final Replay replay;
  private final Preview preview;
  private final RateBound rate = new RateBound(System::nanoTime);
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "connection-drain");
            thread.setDaemon(true);
            return thread;
          });

  /** What of the installation they are made over. */
  public record Parts(
      ConnectionStore connections,
      KeptStore kept,
      LongSupplier numbers,
      InstallationKey key,
      MicroBatcher batcher,
      Rehearsal rehearsal,
      OutboundHttp http,
      Clock clock) {}

  public Connections(Parts parts, PluginHost plugins) {
    clock = parts.clock();
    book =
        new ConnectionBook(
            parts.connections(), parts.numbers(), parts.key(), plugins, parts.clock());
    hosts = new OpenHosts(book);
    http = parts.http();
    kept = new KeptRequests(parts.kept(), parts.numbers(), parts.key());
    tallies = new Tallies(parts.kept());
    intake = new HookIntake(hosts, kept, tallies, parts.batcher(), parts.clock());
    replay = new Replay(intake, kept);
    preview = new Preview(intake, kept, parts.rehearsal());
  }

  public ConnectionBook book() {
    return book;
  }

  /** Hosts as their plugins open them. */
  public OpenHosts hosts() {
    return hosts;
  }

  /**
   * Calls of a connection's host, for its plugin.
   *
   * @param callsMax how many there are
   * @param within how long all of them may take
   */
  public HostCalls calls(Connection connection, int callsMax, Duration within) {
    return new OutboundCalls(http, book.origins(connection), callsMax, within);
  }

  public HookIntake intake() {
    return intake;
  }

  public Replay replay() {
    return replay;
  }

  public Preview preview() {
    return preview;
  }

  /** Whether a connection may send one more request now. */
  public boolean allows(Connection connection) {
    return rate.allows(connection.id());
  }

  /** How a connection fares now. */
  public ConnectionHealth health(Connection connection) {
    tallies.flush();
    return ConnectionHealth.of(kept.store(), connection, Instant.now(clock));
  }

  /** Switches on, and books what waits. */
  public Replay.Result switchOn(Community community, Connection connection) {
    boolean unused = book.change(connection, State.ON);
    return replay.run(community, connection, Outcome.WAITING);
  }

  /** Books what had to wait while the engine was busy, from time to time until this is closed. */
  public void startDraining(IntFunction<Optional<Community>> communities) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> drain(communities), 0, DRAIN_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void drain(IntFunction<Optional<Community>> communities) {
    try {
      for (Connection connection : book.on()) {
        communities
            .apply(connection.communityId())
            .ifPresent(community -> drain(community, connection));
      }
    } catch (RuntimeException e) {
      LOG.warn("what waits of connections is tried again later: {}", e.toString());
    }
  }

  private void drain(Community community, Connection connection) {
    Replay.Result unused = replay.run(community, connection, Outcome.WAITING);
  }

  /** Ends before the intake does; what is under way is finished. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(DRAIN_EVERY_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("what waits of connections is booked at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tallies.close();
  }
}
