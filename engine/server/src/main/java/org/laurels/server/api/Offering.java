// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.Receipt;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Reads the events of a body, offers what can be taken, and answers for each of them. */
final class Offering {
  static final int EVENTS_MAX = 1_000;
  private static final long ANSWER_SECONDS_MAX = 60;

  private final MicroBatcher intake;

  Offering(MicroBatcher intake) {
    this.intake = intake;
  }

  /** Offers a single event. */
  List<Receipt> single(Community community, JsonNode json) {
    Event event;
    try {
      event = CloudEvents.read(json);
    } catch (InvalidEventException e) {
      throw new ProblemException(
          ErrorCode.INVALID_EVENT,
          Problem.of(ErrorCode.INVALID_EVENT, String.valueOf(e.getMessage())).at(e.field()));
    }
    return offer(community, List.of(event));
  }

  /** Offers a batch; what is malformed is refused and the rest goes through. */
  List<Receipt> batch(Community community, JsonNode array) {
    if (array.size() > EVENTS_MAX) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_EVENTS,
          "There are " + array.size() + " events, at most " + EVENTS_MAX + " are taken at once.");
    }
    Map<Integer, Receipt> receipts = new TreeMap<>();
    Map<Integer, Event> events = new TreeMap<>();
    for (int i = 0; i < array.size(); i++) {
      try {
        events.put(i, CloudEvents.read(array.get(i)));
      } catch (InvalidEventException e) {
        receipts.put(i, refused(i, array.get(i), e));
      }
    }
    if (!events.isEmpty()) {
      List<Receipt> answers = offer(community, List.copyOf(events.values()));
      int next = 0;
      for (int place : events.keySet()) {
        receipts.put(place, answers.get(next++));
      }
    }
    return new ArrayList<>(receipts.values());
  }

  private static Receipt refused(int index, JsonNode json, InvalidEventException e) {
    String path = "[" + index + "]" + (e.field().isEmpty() ? "" : ".");
    return Receipt.refused(
        CloudEvents.readable(json, "source"),
        CloudEvents.readable(json, "id"),
        path + e.getMessage());
  }

  List<Receipt> offer(Community community, List<Event> events) {
    CompletableFuture<List<Receipt>> answer = intake.offer(community, events);
    try {
      return answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ProblemException(
          ErrorCode.OVERLOADED,
          "The events may be stored or not; offering the same again is safe.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          ErrorCode.STOPPING, "The events may be stored or not; offering the same again is safe.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the intake failed", e.getCause());
    }
  }
}
