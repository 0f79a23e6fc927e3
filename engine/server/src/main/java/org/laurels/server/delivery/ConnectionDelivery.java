// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.delivery;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.laurels.core.community.Community;
import org.laurels.core.delivery.DeliveryStore;
import org.laurels.core.delivery.Due;
import org.laurels.core.delivery.Pace;
import org.laurels.core.delivery.Target;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostStanding;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.Outlet;
import org.laurels.spi.StandingChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due to one connection, one standing after the other. The host comes first: a
 * failure of the host makes all wait, and what the host does not want of one person holds up nobody
 * else.
 */
final class ConnectionDelivery {
  /** For all calls about one standing. */
  static final Duration ONE_TAKES_AT_MOST = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionDelivery.class);
  private static final int PART = 50;

  private final DeliveryStore store;
  private final ShownStandings standings;
  private final Clock clock;

  ConnectionDelivery(DeliveryStore store, ShownStandings standings, Clock clock) {
    this.store = store;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * Where it goes.
   *
   * @param basis what is configured and published
   * @param calls fresh ones for each standing
   */
  record Route(Community community, Target target, String basis, Outlet outlet, CallSource calls) {}

  /** Gives calls for one standing. */
  @FunctionalInterface
  interface CallSource {
    HostCalls calls();
  }

  /**
   * Sends until nothing is due, the host fails, or we may no longer.
   *
   * @param maySend asked before each
   * @return how many were dealt with
   */
  long run(Route route, BooleanSupplier maySend) {
    long connection = route.target().connectionId();
    Pace pace = store.pace(connection);
    long done = 0;
    while (!pace.isPaused(Instant.now(clock))) {
      List<Due> due = store.due(connection, Instant.now(clock), pace.atMost(PART));
      if (due.isEmpty()) {
        return done;
      }
      for (Due one : due) {
        if (!maySend.getAsBoolean()) {
          return done;
        }
        Pace after = send(route, one, pace);
        if (!after.equals(pace)) {
          store.save(connection, after);
          pace = after;
        }
        if (pace.failures() > 0) {
          break;
        }
        done++;
      }
    }
    return done;
  }

  private Pace send(Route route, Due due, Pace pace) {
    long connection = route.target().connectionId();
    Optional<HostStanding> before = Optional.ofNullable(due.shown()).map(StandingJson::read);
    HostStanding wanted = standings.of(route.community(), route.target(), due, before);
    String text = StandingJson.write(wanted);
    if (text.equals(due.shown()) || (before.isEmpty() && wanted.isBare())) {
      store.shown(connection, due, due.shown());
      return pace;
    }
    Delivery delivery =
        deliver(route, new StandingChange(due.asked(), Instant.now(clock), before, wanted));
    if (delivery instanceof Delivery.Done) {
      // What the host no longer shows anything of, we need no longer know.
      store.shown(connection, due, wanted.isBare() ? null : text);
      return pace.succeeded();
    }
    if (delivery instanceof Delivery.Refused refused) {
      store.refused(connection, due, refused.reason());
      return pace.failures() == 0 ? pace : pace.resumed();
    }
    if (delivery instanceof Delivery.Gone gone) {
      LOG.warn("connection {} takes no standings any more: {}", connection, gone.reason());
      return pace.ended(gone.reason());
    }
    Delivery.Later later = (Delivery.Later) delivery;
    return pace.failed(
        Instant.now(clock), requireNonNullElse(later.after(), Duration.ZERO), later.reason());
  }

  private static Delivery deliver(Route route, StandingChange change) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(route.outlet().getClass().getClassLoader());
    try {
      return route.outlet().deliver(route.calls().calls(), change);
    } catch (HostUnreachableException e) {
      return new Delivery.Later(String.valueOf(e.getMessage()), null);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("a plugin failed on a standing", e);
      return new Delivery.Refused("the plugin failed, which is a bug in it: " + e);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }
}
