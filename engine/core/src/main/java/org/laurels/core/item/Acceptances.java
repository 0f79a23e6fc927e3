// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The acceptances that stand, one for each answer, and which questions they solve. */
final class Acceptances {
  private final ThreadItems items;
  private final Map<Long, ThreadStep> live = new HashMap<>();

  Acceptances(ThreadItems items) {
    this.items = items;
  }

  /** The acceptance of an answer; null where it has none. */
  @Nullable ThreadStep of(long answerId) {
    return live.get(answerId);
  }

  /** The acceptances that this one takes the place of, in their order. */
  List<ThreadStep> endedBy(ThreadStep acceptance) {
    long answerId = acceptance.itemId();
    long questionId = items.get(answerId).facts().parentId();
    boolean several = "true".equals(acceptance.event().attributes().get("several-solutions"));
    List<ThreadStep> ended = new ArrayList<>();
    live.forEach(
        (otherId, other) -> {
          boolean rival = !several && questionId != 0 && solves(otherId, questionId);
          if (otherId == answerId || rival) {
            ended.add(other);
          }
        });
    ended.sort(Comparator.comparing(other -> other.order));
    return ended;
  }

  private boolean solves(long answerId, long questionId) {
    return items.get(answerId).facts().parentId() == questionId;
  }

  void add(ThreadStep acceptance) {
    long answerId = acceptance.itemId();
    live.put(answerId, acceptance);
    items.change(answerId, figures -> figures.withAccepted(true));
    long questionId = items.get(answerId).facts().parentId();
    if (questionId != 0) {
      addTo(questionId, answerId);
    }
  }

  void remove(ThreadStep acceptance) {
    long answerId = acceptance.itemId();
    live.remove(answerId, acceptance);
    items.change(answerId, figures -> figures.withAccepted(false));
    long questionId = items.get(answerId).facts().parentId();
    if (questionId != 0) {
      find(questionId);
    }
  }

  /** Of several that solve a question, the one with the least number stands for them. */
  void addTo(long questionId, long answerId) {
    long named = items.get(questionId).figures().acceptedAnswerId();
    long least = named == 0 ? answerId : Math.min(named, answerId);
    items.change(questionId, figures -> figures.withAcceptedAnswer(least));
  }

  /** Finds anew which answer solves a question. */
  void find(long questionId) {
    items.change(questionId, figures -> figures.withAcceptedAnswer(0));
    for (long answerId : live.keySet()) {
      if (solves(answerId, questionId)) {
        addTo(questionId, answerId);
      }
    }
  }
}
