// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.connection.CatchUpState;
import org.laurels.core.connection.CatchUpState.Ended;
import org.laurels.core.connection.CatchUpState.Ending;
import org.laurels.core.connection.CatchUpStore;
import org.laurels.core.connection.CatchUpStore.Lease;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.server.host.BackfillReport;
import org.laurels.server.host.PassedOn;
import org.laurels.server.host.ReadingRun;
import org.laurels.spi.BackfillStoppedException;
import org.laurels.spi.CatchUp;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.EventSink;
import org.laurels.spi.HostCalls;
import org.laurels.spi.InvalidConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One catch-up of one connection. Runs once, in the thread that calls {@link #run()}; how far it is
 * may be asked, and it may be stopped, from any other.
 */
public final class CatchUpRun {
  /** Long enough for a pause of the process, short enough that a dead one is soon replaced. */
  static final Duration LEASE = Duration.ofMinutes(2);

  static final String NOT_ON = "the connection is not on; switch it on first";
  static final String NOTHING_TO_ASK = "hosts of this kind cannot be asked for what they did";
  static final String BUSY = "another catch-up of this connection is under way";

  private static final Logger LOG = LoggerFactory.getLogger(CatchUpRun.class);

  private final Parts parts;
  private final Community community;
  private final Connection connection;
  private final Lease lease;
  private final ReadingRun reading;

  /** What of the installation a run needs. */
  record Parts(ConnectionBook book, CatchUpStore store, CallsFactory calls, Clock clock) {}

  CatchUpRun(Parts parts, Community community, Connection connection, ReadingRun reading) {
    this.parts = parts;
    this.community = community;
    this.connection = connection;
    this.lease = new Lease(connection.id(), UUID.randomUUID().toString());
    this.reading = reading;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It ran. */
    record Ran(BackfillReport report) implements Outcome {}

    /** It did not, for this reason. */
    record Refused(String reason) implements Outcome {}
  }

  Connection connection() {
    return connection;
  }

  public ReadingRun.Position position() {
    return reading.position();
  }

  /** What has come of it so far. */
  public BackfillReport.Counts counts() {
    return reading.counts();
  }

  /** Makes the run end soon. What the engine has taken stays, and the next run goes on. */
  public void stop() {
    reading.stop();
  }

  /** Runs to the present, or until it is stopped or cannot go on. */
  public Outcome run() {
    Optional<CatchUp> found;
    String misfit = null;
    try {
      Optional<String> refusal = refusal();
      if (refusal.isPresent()) {
        return new Outcome.Refused(refusal.get());
      }
      found = parts.book().host(connection).catchUp();
    } catch (InvalidConfigException e) {
      found = Optional.empty();
      misfit = String.valueOf(e.getMessage());
    }
    if (found.isEmpty() && misfit == null) {
      return new Outcome.Refused(NOTHING_TO_ASK);
    }
    Instant now = Instant.now(parts.clock());
    if (!parts.store().begin(lease, now, now.plus(LEASE))) {
      return new Outcome.Refused(BUSY);
    }
    if (misfit != null) {
      end(Ending.FAILED, misfit);
      return new Outcome.Refused(misfit);
    }
    return new Outcome.Ran(read(found.orElseThrow()));
  }

  /** Why it may not run as things are. */
  private Optional<String> refusal() {
    return isOn() ? Optional.empty() : Optional.of(NOT_ON);
  }

  private boolean isOn() {
    return parts
        .book()
        .find(community, connection.name())
        .filter(now -> now.id() == connection.id() && now.state() == State.ON)
        .isPresent();
  }

  private BackfillReport read(CatchUp catchUp) {
    @Nullable String cursor =
        parts.store().find(connection.id()).map(CatchUpState::cursor).orElse(null);
    HostCalls calls = parts.calls().of(connection);
    BackfillReport report =
        reading.run(catchUp, sink -> catchUp.run(new Context(sink, calls, cursor)));
    if (report.end() == BackfillReport.End.BROKEN) {
      LOG.error(
          "plugin {} failed to catch up with {}",
          connection.setup().plugin(),
          connection.name(),
          report.cause());
    }
    end(Ending.valueOf(report.end().name()), report.reason() == null ? "" : report.reason());
    return report;
  }

  private void end(Ending ending, String detail) {
    Ended ended =
        new Ended(Instant.now(parts.clock()), ending, detail, reading.counts().accepted());
    if (!parts.store().end(lease, ended)) {
      LOG.warn("somebody else catches up with {} by now", connection.name());
    }
  }

  /** Keeps the lease, and stops where it is lost or the connection is no longer as it was. */
  void keepOn() {
    try {
      boolean ours = parts.store().renew(lease, Instant.now(parts.clock()).plus(LEASE));
      boolean same =
          parts
              .book()
              .find(community, connection.name())
              .filter(now -> now.state() == State.ON && now.version() == connection.version())
              .isPresent();
      if (!ours || !same) {
        stop();
      }
    } catch (RuntimeException e) {
      // The next one tries again; where the lease is over meanwhile, the cursor is not kept.
      LOG.warn("the catch-up of {} could not say that it goes on", connection.name(), e);
    }
  }

  /** What the plugin sees of the engine. */
  private final class Context extends PassedOn implements CatchUpContext {
    private final Instant startedAt = Instant.now(parts.clock());
    private final HostCalls calls;
    private @Nullable String cursor;

    Context(EventSink sink, HostCalls calls, @Nullable String cursor) {
      super(sink);
      this.calls = calls;
      this.cursor = cursor;
    }

    @Override
    public Instant startedAt() {
      return startedAt;
    }

    @Override
    public HostCalls calls() {
      return calls;
    }

    @Override
    public Optional<String> cursor() {
      return Optional.ofNullable(cursor);
    }

    @Override
    public void reached(String at) {
      if (at.length() > CURSOR_LENGTH_MAX) {
        throw new IllegalArgumentException("a cursor is longer than " + CURSOR_LENGTH_MAX);
      }
      reading.settle();
      if (!parts.store().reached(lease, at)) {
        throw new BackfillStoppedException("somebody else reads this host by now");
      }
      cursor = at;
    }
  }
}
