// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;

/**
 * Gathers what many senders offer at the same time into one transaction. Each community has one
 * worker, which takes all that is waiting when it is free: light load is answered at once, and the
 * heavier the load the larger, and by the event the cheaper, the batches. Thread-safe.
 */
public final class MicroBatcher implements AutoCloseable {
  /** The most events that one transaction takes, unless a single offer has more. */
  public static final int BATCH_MAX = 2_000;

  /** The most events that may wait; more are turned away until there is room. */
  public static final int WAITING_MAX = 20_000;

  /**
   * How long an offer is held back while several senders are at work. What left a host in order may
   * overtake on its way here by a few milliseconds; within a batch it is put in order again, but an
   * event that misses the batch of its successor costs a fold of the past.
   */
  private static final Duration HELD_BACK = Duration.ofMillis(5);

  private final Intake intake;
  private final Map<Integer, Lane> lanes = new HashMap<>();
  private final long heldBackNanos;
  private boolean closed;

  public MicroBatcher(Intake intake) {
    this(intake, HELD_BACK);
  }

  /**
   * @param heldBack how long an offer waits for those that it may have overtaken, where several
   *     senders are at work
   */
  public MicroBatcher(Intake intake, Duration heldBack) {
    this.intake = requireNonNull(intake, "intake is null");
    this.heldBackNanos = heldBack.toNanos();
  }

  private record Offer(
      List<Event> events, CompletableFuture<List<Receipt>> answer, long arrivedNanos) {
    Instant earliest() {
      return events.stream().map(Event::time).min(Instant::compareTo).orElse(Instant.MAX);
    }

    Instant latest() {
      return events.stream().map(Event::time).max(Instant::compareTo).orElse(Instant.MIN);
    }
  }

  /**
   * Offers events. The answer comes when they are durable, or fails as {@link Intake#accept} does.
   *
   * @throws OverloadedException if too many are waiting; nothing was taken
   * @throws IntakeStoppedException if it is closed or closing; nothing was taken
   */
  public CompletableFuture<List<Receipt>> offer(Community community, List<Event> events) {
    Offer offer = new Offer(List.copyOf(events), new CompletableFuture<>(), System.nanoTime());
    lane(community).add(offer);
    return offer.answer();
  }

  private Lane lane(Community community) {
    synchronized (lanes) {
      if (closed) {
        throw new IntakeStoppedException();
      }
      return lanes.computeIfAbsent(community.id(), id -> new Lane(community));
    }
  }

  /** Takes nothing more, finishes what is waiting, and returns when that is done. */
  @Override
  public void close() {
    List<Lane> closing;
    synchronized (lanes) {
      closed = true;
      closing = List.copyOf(lanes.values());
    }
    closing.forEach(Lane::finish);
  }

  /** What waits for one community, and the thread that works it off. */
  private final class Lane implements Runnable {
    private final Community community;
    private final Deque<Offer> waiting = new ArrayDeque<>();
    private final Thread worker;
    private int waitingEvents;
    private int takenEvents;
    private boolean finishing;
    private boolean severalSenders;

    Lane(Community community) {
      this.community = community;
      this.worker = new Thread(this, "intake-" + community.name());
      worker.setDaemon(true);
      worker.start();
    }

    synchronized void add(Offer offer) {
      int size = offer.events().size();
      if (finishing) {
        throw new IntakeStoppedException();
      }
      if (waitingEvents > 0 && waitingEvents + size > WAITING_MAX) {
        throw new OverloadedException(waitingEvents + " events are waiting already");
      }
      waiting.add(offer);
      waitingEvents += size;
      notifyAll();
    }

    void finish() {
      synchronized (this) {
        finishing = true;
        notifyAll();
      }
      boolean interrupted = false;
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void run() {
      for (List<Offer> batch = next(); !batch.isEmpty(); batch = next()) {
        work(batch);
      }
    }

    private synchronized List<Offer> next() {
      long patience = patience();
      while (patience > 0) {
        try {
          if (waiting.isEmpty()) {
            wait();
          } else {
            TimeUnit.NANOSECONDS.timedWait(this, patience);
          }
        } catch (InterruptedException e) {
          finishing = true;
        }
        patience = patience();
      }
      List<Offer> batch = new ArrayList<>();
      while (!waiting.isEmpty()
          && (batch.isEmpty() || fits(waiting.element()))
          && patienceWith(waiting.element()) <= 0) {
        take(waiting.remove(), batch);
      }
      takeOvertaken(batch);
      severalSenders = batch.size() > 1 || !waiting.isEmpty();
      takenEvents = 0;
      return batch;
    }

    private boolean fits(Offer offer) {
      return takenEvents + offer.events().size() <= BATCH_MAX;
    }

    private void take(Offer offer, List<Offer> batch) {
      batch.add(offer);
      takenEvents += offer.events().size();
      waitingEvents -= offer.events().size();
    }

    /** Takes along what has not waited long itself, but comes before something that has. */
    private void takeOvertaken(List<Offer> batch) {
      Instant latest = Instant.MIN;
      for (Offer offer : batch) {
        latest = offer.latest().isAfter(latest) ? offer.latest() : latest;
      }
      Iterator<Offer> others = waiting.iterator();
      while (others.hasNext()) {
        Offer offer = others.next();
        if (fits(offer) && !offer.earliest().isAfter(latest)) {
          others.remove();
          take(offer, batch);
        }
      }
    }

    /** How long to wait for work; 0 or less once there is some, or nothing more will come. */
    private long patience() {
      if (waiting.isEmpty()) {
        return finishing ? 0 : Long.MAX_VALUE;
      }
      return patienceWith(waiting.element());
    }

    private long patienceWith(Offer offer) {
      return finishing || !severalSenders || waitingEvents >= BATCH_MAX
          ? 0
          : offer.arrivedNanos() + heldBackNanos - System.nanoTime();
    }

    private void work(List<Offer> batch) {
      List<Event> events = new ArrayList<>();
      batch.forEach(offer -> events.addAll(offer.events()));
      List<Receipt> receipts;
      try {
        receipts = intake.accept(community, events);
      } catch (RuntimeException | Error e) {
        batch.forEach(offer -> offer.answer().completeExceptionally(e));
        return;
      }
      int from = 0;
      for (Offer offer : batch) {
        int to = from + offer.events().size();
        offer.answer().complete(List.copyOf(receipts.subList(from, to)));
        from = to;
      }
    }
  }
}
