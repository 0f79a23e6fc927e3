// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;
import org.laurels.core.delivery.Sending;

/**
 * How a connection fares.
 *
 * @param counts what became of all that came
 * @param kept how many requests are kept, by outcome
 * @param heardAt when something good came last; empty where that never was
 * @param silentFor since when a connection that is on has been silent for too long; else empty
 * @param fault why its plugin cannot serve it; empty where it can
 * @param sending how showing standings in the host goes; empty where it shows none
 */
public record ConnectionHealth(
    Map<Outcome, Tally> counts,
    Map<Outcome, Long> kept,
    Optional<Instant> heardAt,
    Optional<Duration> silentFor,
    Optional<String> fault,
    Optional<Sending> sending) {
  /** What an operator should look at. */
  public enum Warning {
    /** Its plugin is not there, or does not take the configuration. */
    BROKEN,
    /** The host sends nothing. */
    SILENT,
    /** Requests wait to be booked, until it is switched on or the engine has room. */
    WAITING,
    /** The last request was refused. */
    REFUSED,
    /** The host does not show what it is to show. */
    UNSHOWN
  }

  private static final List<Outcome> GOOD =
      List.of(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.IGNORED, Outcome.WAITING);

  static ConnectionHealth of(KeptStore store, Connection connection, Instant now) {
    Map<Outcome, Tally> counts = store.tallies(connection.id());
    Optional<Instant> heardAt = heardAt(counts);
    return new ConnectionHealth(
        counts,
        store.kept(connection.id()),
        heardAt,
        silent(connection, heardAt, now),
        Optional.empty(),
        Optional.empty());
  }

  ConnectionHealth with(Optional<String> newFault, Optional<Sending> newSending) {
    return new ConnectionHealth(counts, kept, heardAt, silentFor, newFault, newSending);
  }

  /** Of one from which nothing is to come. */
  ConnectionHealth withoutSilence() {
    return new ConnectionHealth(counts, kept, heardAt, Optional.empty(), fault, sending);
  }

  static Optional<Instant> heardAt(Map<Outcome, Tally> counts) {
    return last(counts, GOOD::contains);
  }

  private static Optional<Instant> last(Map<Outcome, Tally> counts, Predicate<Outcome> of) {
    return counts.entrySet().stream()
        .filter(each -> of.test(each.getKey()))
        .map(each -> each.getValue().lastAt())
        .max(Instant::compareTo);
  }

  /** For how long a connection that is on has been silent, where that is too long. */
  static Optional<Duration> silent(Connection connection, Optional<Instant> heardAt, Instant now) {
    Instant since = heardAt.filter(at -> at.isAfter(connection.since())).orElse(connection.since());
    Duration silent = Duration.between(since, now);
    boolean tooLong = silent.compareTo(connection.setup().silence()) > 0;
    return connection.state() == State.ON && tooLong ? Optional.of(silent) : Optional.empty();
  }

  /** What an operator should look at, the worst first. */
  public Set<Warning> warnings() {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    if (fault.isPresent()) {
      warnings.add(Warning.BROKEN);
    }
    if (silentFor.isPresent()) {
      warnings.add(Warning.SILENT);
    }
    if (kept.getOrDefault(Outcome.WAITING, 0L) > 0) {
      warnings.add(Warning.WAITING);
    }
    Optional<Instant> refusedAt = last(counts, Outcome::isRefusal);
    if (refusedAt.isPresent() && heardAt.filter(at -> !at.isBefore(refusedAt.get())).isEmpty()) {
      warnings.add(Warning.REFUSED);
    }
    if (sending.filter(Sending::isWorrying).isPresent()) {
      warnings.add(Warning.UNSHOWN);
    }
    return warnings;
  }

  /** How many were refused, whatever the reason. */
  public long refused() {
    return counts.entrySet().stream()
        .filter(each -> each.getKey().isRefusal())
        .mapToLong(each -> each.getValue().count())
        .sum();
  }

  /** How many of one kind there were. */
  public long count(Outcome outcome) {
    Tally tally = counts.get(outcome);
    return tally == null ? 0 : tally.count();
  }
}
