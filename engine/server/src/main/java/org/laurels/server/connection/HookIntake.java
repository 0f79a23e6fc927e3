// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.event.Merge;
import org.laurels.core.intake.IntakeStoppedException;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.OverloadedException;
import org.laurels.core.intake.Receipt;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.server.host.SourceEvents;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.InvalidSourceEventException;
import org.laurels.spi.Receiver;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SourceEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests of hosts in. When it answers, what the request said is durable: booked, or kept to
 * be booked. Thread-safe.
 */
public final class HookIntake {
  /** Some hosts wait for five seconds and try once. */
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(HookIntake.class);

  /** What listens where the plugin only shows standings. */
  private static final Receiver DEAF =
      request ->
          new Reception.Refused(RefusalKind.MALFORMED, "connections of this kind take no requests");

  private final OpenHosts hosts;
  private final KeptRequests kept;
  private final Tallies tallies;
  private final MicroBatcher batcher;
  private final Clock clock;

  HookIntake(
      OpenHosts hosts, KeptRequests kept, Tallies tallies, MicroBatcher batcher, Clock clock) {
    this.hosts = requireNonNull(hosts, "hosts is null");
    this.kept = requireNonNull(kept, "kept is null");
    this.tallies = requireNonNull(tallies, "tallies is null");
    this.batcher = requireNonNull(batcher, "batcher is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** What a request says, or why it says nothing to us. */
  sealed interface Heard {
    /** Events as the engine takes them. */
    record Events(List<Event> events) implements Heard {}

    /** What the sender is told instead. */
    record Nothing(HookAnswer answer) implements Heard {}
  }

  /** Receives a request, counts what comes of it and keeps what is not booked. */
  public HookAnswer receive(Community community, Connection connection, InboundRequest request) {
    Heard heard = hear(connection, request);
    if (heard instanceof Heard.Nothing nothing) {
      count(connection, nothing.answer());
      if (nothing.answer() instanceof HookAnswer.Refused refused) {
        int unused = kept.keep(connection, refused.why(), refused.detail(), request);
      }
      return nothing.answer();
    }
    if (connection.state() != State.ON) {
      return await(connection, request);
    }
    List<Event> events = ((Heard.Events) heard).events();
    HookAnswer answer = book(community, connection, events);
    if (answer instanceof HookAnswer.Waits) {
      return await(connection, request);
    }
    if (answer instanceof HookAnswer.Booked booked && !booked.problems().isEmpty()) {
      int unused = kept.keep(connection, Outcome.INVALID_EVENT, booked.problems().get(0), request);
    }
    return answer;
  }

  /** Asks the plugin, which is not trusted to be free of bugs. */
  Heard hear(Connection connection, InboundRequest request) {
    try {
      Reception reception = within(receiver(connection), request);
      if (reception instanceof Reception.Taken taken) {
        List<Event> events = new ArrayList<>();
        for (SourceEvent event : taken.events()) {
          events.add(own(SourceEvents.toEvent(connection.setup().source(), event)));
        }
        return new Heard.Events(events);
      }
      if (reception instanceof Reception.Ignored ignored) {
        return new Heard.Nothing(new HookAnswer.Ignored(ignored.reason()));
      }
      Reception.Refused refused = (Reception.Refused) reception;
      return refused(Outcome.valueOf(refused.kind().name()), refused.detail());
    } catch (InvalidSourceEventException | InvalidEventException e) {
      return refused(Outcome.MALFORMED, String.valueOf(e.getMessage()));
    } catch (InvalidConfigException e) {
      return refused(Outcome.BROKEN, String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("plugin {} failed on a request", connection.setup().plugin(), e);
      return refused(Outcome.BROKEN, "the plugin failed, which is a bug in it: " + e);
    }
  }

  /** A host merges accounts of its own: it could else take over anybody's of another one. */
  private static Event own(Event event) {
    if (event.type().equals(EventTypes.MEMBER_MERGED)
        && !Merge.of(event).other().host().equals(event.source())) {
      throw new InvalidEventException(
          "data.attributes.other-host",
          "is another host, for whose accounts this one cannot speak");
    }
    return event;
  }

  private static Reception within(Receiver receiver, InboundRequest request) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(receiver.getClass().getClassLoader());
    try {
      return receiver.receive(request);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Heard refused(Outcome why, String detail) {
    return new Heard.Nothing(new HookAnswer.Refused(why, detail));
  }

  private Receiver receiver(Connection connection) {
    return hosts.of(connection).receiver().orElse(DEAF);
  }

  /** Offers events and waits until they are durable; {@link HookAnswer.Waits} where that fails. */
  HookAnswer book(Community community, Connection connection, List<Event> events) {
    List<Receipt> receipts;
    try {
      receipts =
          batcher.offer(community, events).get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | OverloadedException | IntakeStoppedException e) {
      return new HookAnswer.Waits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HookAnswer.Waits();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailableException outage) {
        throw outage;
      }
      throw new IllegalStateException("the intake failed", e.getCause());
    }
    return booked(connection, events, receipts);
  }

  private HookAnswer booked(Connection connection, List<Event> events, List<Receipt> receipts) {
    Instant now = Instant.now(clock);
    long accepted = 0;
    long duplicates = 0;
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < receipts.size(); i++) {
      Receipt receipt = receipts.get(i);
      Duration lag = Duration.between(events.get(i).time(), now);
      switch (receipt.status()) {
        case ACCEPTED -> {
          accepted++;
          count(connection, Outcome.ACCEPTED, events.get(i).type(), lag);
        }
        case DUPLICATE -> {
          duplicates++;
          count(connection, Outcome.DUPLICATE, events.get(i).type(), lag);
        }
        case REFUSED -> {
          problems.add(receipt.id() + ": " + receipt.problem());
          count(connection, Outcome.INVALID_EVENT, problems.get(problems.size() - 1), lag);
        }
      }
    }
    return new HookAnswer.Booked(accepted, duplicates, problems);
  }

  private HookAnswer await(Connection connection, InboundRequest request) {
    int letGo = kept.keep(connection, Outcome.WAITING, "", request);
    HookAnswer waits = new HookAnswer.Waits();
    count(connection, waits);
    if (letGo > 0) {
      tallies.add(
          connection.id(),
          Outcome.LET_GO,
          new Tally(letGo, Instant.now(clock), "more came than are kept", 0));
    }
    return waits;
  }

  /** Counts a request that was not even read. */
  public void turnedAway(Connection connection, Outcome why, String detail) {
    count(connection, why, detail, Duration.ZERO);
  }

  void count(Connection connection, HookAnswer answer) {
    if (answer instanceof HookAnswer.Refused refused) {
      count(connection, refused.why(), refused.detail(), Duration.ZERO);
    } else if (answer instanceof HookAnswer.Ignored ignored) {
      count(connection, Outcome.IGNORED, ignored.reason(), Duration.ZERO);
    } else if (answer instanceof HookAnswer.Waits) {
      count(connection, Outcome.WAITING, "", Duration.ZERO);
    }
  }

  private void count(Connection connection, Outcome outcome, String detail, Duration lag) {
    tallies.add(
        connection.id(),
        outcome,
        new Tally(1, Instant.now(clock), detail, Math.max(0, lag.toMillis())));
  }
}
