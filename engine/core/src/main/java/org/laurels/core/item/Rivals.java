// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How high the answers to one question have risen, and what each of them was up against. */
final class Rivals {
  private final ThreadItems items;
  private final Map<Long, Moment> moments = new HashMap<>();
  private final Set<Long> voted = new HashSet<>(2);
  private @Nullable Instant now;

  Rivals(ThreadItems items) {
    this.items = items;
  }

  /**
   * The events that the answers of one question got at one moment. Hosts that tell the day but not
   * the hour give many the same; which of them came first is then nobody's knowledge, so an
   * answer's rivals are those that were ahead before the moment or that stand before it.
   */
  private static final class Moment {
    final ItemFigures before;
    final List<ThreadStep> events = new ArrayList<>(2);
    final Set<Long> raised = new HashSet<>(2);

    Moment(ItemFigures before) {
      this.before = before;
    }
  }

  private Moment moment(long questionId) {
    return moments.computeIfAbsent(questionId, id -> new Moment(items.get(id).figures()));
  }

  /** Time goes on: what happened at an earlier moment is told its rivals. */
  void goOn(Instant time) {
    if (!time.equals(now)) {
      close();
      now = time;
    }
  }

  /** Tells all events their rivals. */
  void close() {
    moments.values().forEach(this::close);
    moments.clear();
  }

  private void close(Moment moment) {
    for (ThreadStep step : moment.events) {
      ItemState answer = items.get(step.itemId());
      long ahead = moment.before.rivalsPeak(answer.id());
      for (long other : moment.raised) {
        ItemFigures rival = items.get(other).figures();
        if (other != answer.id() && rival.position() < answer.figures().position()) {
          ahead = Math.max(ahead, rival.peak());
        }
      }
      step.facts = step.facts.withRivalsPeak(ahead);
    }
  }

  /** An answer to that question gets an event, of which nothing has been applied yet. */
  void enter(long questionId, ThreadStep step) {
    moment(questionId).events.add(step);
  }

  /** An answer is one to another question now. */
  void leave(long questionId, long answerId) {
    moment(questionId).raised.remove(answerId);
    items.change(questionId, ItemFigures::withoutPeaks);
    for (ItemState other : items.answersTo(questionId)) {
      raise(questionId, other.id(), other.figures().peak());
    }
  }

  /** Something is known to be an answer to that question now. */
  void join(long questionId, ItemState answer) {
    moment(questionId).raised.add(answer.id());
    raise(questionId, answer.id(), answer.figures().peak());
  }

  private void raise(long questionId, long answerId, long peak) {
    items.change(questionId, figures -> figures.withPeakOf(answerId, peak));
  }

  /** The item's score changes in the course of an event. */
  void voted(long itemId) {
    voted.add(itemId);
  }

  /** A score counts as reached where it stands when the event is over. */
  void reach() {
    for (long itemId : voted) {
      items.change(itemId, ItemFigures::withPeak);
      ItemState item = items.get(itemId);
      long questionId = ThreadItems.questionOf(item);
      if (questionId != 0) {
        join(questionId, item);
      }
    }
    voted.clear();
  }
}
