// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.delivery.DeliveryStore;
import org.laurels.core.delivery.Pace;
import org.laurels.core.delivery.Target;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.connection.Connections;
import org.laurels.server.programme.NewestProgrammes;
import org.laurels.spi.HostCalls;
import org.laurels.spi.Outlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings standings to hosts. Of all processes one sends for a community at a time, so that what
 * goes to a host keeps its order; another goes on within two minutes where that one dies.
 * Thread-safe.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration LEASE = ConnectionDelivery.ONE_TAKES_AT_MOST.plusSeconds(30);
  private static final int THREADS = 4;
  private static final long CLOSE_SECONDS = 15;

  private final String holder = UUID.randomUUID().toString();
  private final DeliveryStore store;
  private final Connections connections;
  private final NewestProgrammes programmes;
  private final ConnectionDelivery delivery;
  private final Clock clock;
  private final Map<Integer, Instant> leases = new ConcurrentHashMap<>();
  private final Map<Integer, Community> held = new ConcurrentHashMap<>();
  private final Set<Long> busy = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "delivery-timer"));
  private final ExecutorService senders =
      Executors.newFixedThreadPool(THREADS, work -> daemon(work, "delivery"));
  private volatile boolean closing;

  /** What of the installation they are made over. */
  public record Parts(
      DeliveryStore store,
      StandingStore standings,
      ProfileStore profiles,
      NewestProgrammes programmes,
      Clock clock) {}

  public Deliveries(Parts parts, Connections connections) {
    this.store = parts.store();
    this.connections = connections;
    this.programmes = parts.programmes();
    this.clock = parts.clock();
    this.delivery =
        new ConnectionDelivery(
            store,
            new ShownStandings(parts.standings(), parts.profiles(), parts.programmes()),
            clock);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Sends what is due, each second until this is closed. */
  public void start(Supplier<List<Community>> communities) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(() -> round(communities), 1, 1, TimeUnit.SECONDS);
  }

  /** Lets nothing out: a timer that is thrown at never comes again. */
  private void round(Supplier<List<Community>> communities) {
    try {
      Map<Integer, List<Connection>> on = new HashMap<>();
      for (Connection connection : connections.book().on()) {
        on.computeIfAbsent(connection.communityId(), id -> new ArrayList<>()).add(connection);
      }
      for (Community community : communities.get()) {
        quietly(community, on.getOrDefault(community.id(), List.of()));
      }
    } catch (RuntimeException e) {
      LOG.warn("standings are sent later: {}", e.toString());
    }
  }

  private void quietly(Community community, List<Connection> on) {
    try {
      round(community, on);
    } catch (RuntimeException e) {
      LOG.warn("standings of {} are sent later: {}", community.name(), e.toString());
    }
  }

  private void round(Community community, List<Connection> on) {
    Instant now = Instant.now(clock);
    if (!store.lease(community, holder, now, now.plus(LEASE))) {
      leases.remove(community.id());
      return;
    }
    leases.put(community.id(), now.plus(LEASE));
    held.put(community.id(), community);
    List<ConnectionDelivery.Route> routes = routes(community, on);
    List<Target> targets = routes.stream().map(ConnectionDelivery.Route::target).toList();
    boolean more = true;
    while (more && !closing) {
      more = store.spread(community, targets, Instant.now(clock));
    }
    for (ConnectionDelivery.Route route : routes) {
      if (busy.add(route.target().connectionId())) {
        senders.execute(() -> send(route));
      }
    }
  }

  /** Whatever was configured, switched on or published since makes everybody due. */
  private void refresh(ConnectionDelivery.Route route) {
    Pace pace = store.pace(route.target().connectionId());
    if (!pace.basis().equals(route.basis())) {
      store.all(route.community(), route.target(), Instant.now(clock));
      store.save(route.target().connectionId(), pace.on(route.basis()));
    }
  }

  private void send(ConnectionDelivery.Route route) {
    try {
      refresh(route);
      long unused = delivery.run(route, () -> maySend(route.community()));
    } catch (RuntimeException e) {
      LOG.warn(
          "standings of connection {} are sent later: {}",
          route.target().connectionId(),
          e.toString());
    } finally {
      busy.remove(route.target().connectionId());
    }
  }

  /** Whether one more standing would end before somebody else could begin. */
  private boolean maySend(Community community) {
    Instant until = leases.get(community.id());
    return !closing
        && until != null
        && Instant.now(clock).plus(ConnectionDelivery.ONE_TAKES_AT_MOST).isBefore(until);
  }

  private List<ConnectionDelivery.Route> routes(Community community, List<Connection> on) {
    List<ConnectionDelivery.Route> routes = new ArrayList<>();
    for (Connection connection : on) {
      try {
        connections
            .hosts()
            .of(connection)
            .outlet()
            .ifPresent(outlet -> routes.add(route(community, connection, outlet)));
      } catch (RuntimeException | LinkageError e) {
        // Health tells of it as it does for what comes in.
        LOG.debug("connection {} cannot be opened", connection.id(), e);
        lookAnewLater(connection);
      }
    }
    return routes;
  }

  /** Changes are spread without this one meanwhile: when it opens again, everybody is due. */
  private void lookAnewLater(Connection connection) {
    Pace pace = store.pace(connection.id());
    if (!pace.basis().isEmpty()) {
      store.save(connection.id(), pace.on(""));
    }
  }

  private ConnectionDelivery.Route route(
      Community community, Connection connection, Outlet outlet) {
    return new ConnectionDelivery.Route(
        community,
        target(connection, outlet),
        basis(community, connection),
        outlet,
        () ->
            connections.calls(
                connection, HostCalls.CALLS_MAX, ConnectionDelivery.ONE_TAKES_AT_MOST));
  }

  private String basis(Community community, Connection connection) {
    return connection.version()
        + " since "
        + connection.since().toEpochMilli()
        + ", programme "
        + programmes.of(community).version();
  }

  private static Target target(Connection connection, Outlet outlet) {
    return new Target(
        connection.id(),
        connection.setup().source(),
        outlet.audience() == Outlet.Audience.COMMUNITY);
  }

  /** What is under way is finished, as far as that takes no longer than a while. */
  @Override
  public void close() {
    closing = true;
    timer.shutdown();
    senders.shutdown();
    try {
      if (!timer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)
          || !senders.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a host is slow; what it was to show is sent again by whoever goes on");
        return;
      }
      held.values().forEach(community -> store.release(community, holder));
    } catch (RuntimeException e) {
      LOG.warn("another process sends after a while only: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
