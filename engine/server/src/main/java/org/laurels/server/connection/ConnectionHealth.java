// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;

/**
 * How a connection fares.
 *
 * @param counts what became of all that came
 * @param kept how many requests are kept, by outcome
 * @param heardAt when something good came last; empty where that never was
 * @param silentFor since when a connection that is on has been silent for too long; else empty
 */
public record ConnectionHealth(
    Map<Outcome, Tally> counts,
    Map<Outcome, Long> kept,
    Optional<Instant> heardAt,
    Optional<Duration> silentFor) {
  private static final List<Outcome> GOOD =
      List.of(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.IGNORED, Outcome.WAITING);

  static ConnectionHealth of(KeptStore store, Connection connection, Instant now) {
    Map<Outcome, Tally> counts = store.tallies(connection.id());
    Optional<Instant> heardAt =
        counts.entrySet().stream()
            .filter(each -> GOOD.contains(each.getKey()))
            .map(each -> each.getValue().lastAt())
            .max(Instant::compareTo);
    Instant since = heardAt.filter(at -> at.isAfter(connection.since())).orElse(connection.since());
    Duration silent = Duration.between(since, now);
    boolean tooLong = silent.compareTo(connection.setup().silence()) > 0;
    return new ConnectionHealth(
        counts,
        store.kept(connection.id()),
        heardAt,
        connection.state() == State.ON && tooLong ? Optional.of(silent) : Optional.empty());
  }

  /** How many of one kind there were. */
  public long count(Outcome outcome) {
    Tally tally = counts.get(outcome);
    return tally == null ? 0 : tally.count();
  }
}
