// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.laurels.core.community.Community;
import org.laurels.core.connection.CatchUpStore;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.ConnectionStore;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.core.delivery.DeliveryStore;
import org.laurels.core.delivery.Sending;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.Rehearsal;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.host.PluginHost;
import org.laurels.server.outbound.OutboundCalls;
import org.laurels.server.outbound.OutboundHttp;
import org.laurels.server.secret.InstallationKey;
import org.laurels.spi.Host;
import org.laurels.spi.HostCalls;
import org.laurels.spi.InvalidConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that serves connections, put together over one installation. */
public final class Connections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final long DRAIN_EVERY_SECONDS = 5;

  /** Somebody waits for the answer. */
  private static final Duration PROBED_WITHIN = Duration.ofSeconds(20);

  /** A history takes as many calls as it takes, but none of them for long. */
  private static final Duration CALL_WITHIN = Duration.ofSeconds(10);

  private final ConnectionBook book;
  private final OpenHosts hosts;
  private final OutboundHttp http;
  private final KeptRequests kept;
  private final Tallies tallies;
  private final HookIntake intake;
  private final Replay replay;
  private final Preview preview;
  private final ConnectionCheck check;
  private final PluginHost plugins;
  private final DeliveryStore deliveries;
  private final CatchUps catchUps;
  private final RateBound rate = new RateBound(System::nanoTime);
  private final Clock clock;

  /** Whether the process stays; a command that ends soon leaves catching up to one that does. */
  private volatile boolean serving;

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
      CatchUpStore catchUps,
      DeliveryStore deliveries,
      StandingStore standings,
      LongSupplier numbers,
      InstallationKey key,
      MicroBatcher batcher,
      Rehearsal rehearsal,
      OutboundHttp http,
      Clock clock) {}

  public Connections(Parts parts, PluginHost plugins) {
    clock = parts.clock();
    this.plugins = plugins;
    deliveries = parts.deliveries();
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
    check = new ConnectionCheck(hosts, (of, callsMax) -> calls(of, callsMax, PROBED_WITHIN));
    catchUps =
        new CatchUps(
            book,
            parts.catchUps(),
            parts.batcher(),
            parts.standings(),
            connection -> request -> calls(connection, 1, CALL_WITHIN).send(request),
            clock);
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

  /** What asks hosts for what they did not send. */
  public CatchUps catchUps() {
    return catchUps;
  }

  /** How showing standings in the host goes; empty where it shows none. */
  private Optional<Sending> sending(Connection connection) {
    return hosts.shows(connection)
        ? Optional.of(
            new Sending(deliveries.pace(connection.id()), deliveries.counts(connection.id())))
        : Optional.empty();
  }

  /** What connections are made of. */
  public PluginHost plugins() {
    return plugins;
  }

  /** Tries a connection out. */
  public ConnectionCheck.Result check(Connection connection) {
    return check.run(connection, health(connection));
  }

  /** The refused requests that are kept of a connection, the newest first. */
  public List<RefusedRequest> refused(Connection connection, int limit) {
    return RefusedRequest.of(kept, connection, limit);
  }

  /** How many connections, in all communities, have been silent for too long. */
  public long silent() {
    Instant now = Instant.now(clock);
    return book.on().stream().filter(each -> isSilent(each, now) && listens(each)).count();
  }

  private boolean isSilent(Connection connection, Instant now) {
    Optional<Instant> heardAt = ConnectionHealth.heardAt(kept.store().tallies(connection.id()));
    return ConnectionHealth.silent(connection, heardAt, now).isPresent();
  }

  /** How many connections of a community an operator should look at. */
  public long worrying(Community community) {
    return book.all(community).stream().filter(each -> !health(each).warnings().isEmpty()).count();
  }

  /** Whether a connection may send one more request now. */
  public boolean allows(Connection connection) {
    return rate.allows(connection.id());
  }

  /** How a connection fares now. */
  public ConnectionHealth health(Connection connection) {
    tallies.flush();
    ConnectionHealth health =
        ConnectionHealth.of(kept.store(), connection, Instant.now(clock))
            .with(fault(connection), sending(connection));
    return listens(connection) ? health : health.withoutSilence();
  }

  /** Whether anything is to come from the host; so it is believed where its plugin is away. */
  public boolean listens(Connection connection) {
    try {
      return hosts.of(connection).receiver().isPresent();
    } catch (RuntimeException | LinkageError e) {
      return true;
    }
  }

  private Optional<String> fault(Connection connection) {
    try {
      Host unused = hosts.of(connection);
      return Optional.empty();
    } catch (InvalidConfigException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("plugin {} does not open", connection.setup().plugin(), e);
      return Optional.of("the plugin failed, which is a bug in it: " + e);
    }
  }

  /** Switches on, books what waits, and where this serves, has the host asked for the rest. */
  public Replay.Result switchOn(Community community, Connection connection) {
    boolean unused = book.change(connection, State.ON);
    Replay.Result result = replay.run(community, connection, Outcome.WAITING);
    if (serving) {
      book.find(community, connection.name()).ifPresent(now -> catchUps.start(community, now));
    }
    return result;
  }

  /** Books what had to wait while the engine was busy, from time to time until this is closed. */
  public void startDraining(IntFunction<Optional<Community>> communities) {
    serving = true;
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
    catchUps.close();
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
