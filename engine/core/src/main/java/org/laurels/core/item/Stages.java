// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;

/**
 * The stages that ideas have reached, and who stood behind them then. An idea reaches a stage once:
 * of the events that tell of the same one only the first that was not withdrawn has parties.
 */
final class Stages {
  private final Votes votes;
  private final Map<Long, List<Long>> coAuthors = new HashMap<>();
  private final Map<Stage, List<ThreadStep>> reached = new HashMap<>();

  /**
   * @param name the new status; empty for being submitted
   */
  private record Stage(long itemId, String type, String name) {
    static Stage of(ThreadStep step) {
      Event event = step.event();
      boolean submitted = event.type().equals(EventTypes.IDEA_SUBMITTED);
      String status = event.attributes().getOrDefault(EventTypes.STATUS, event.kind());
      return new Stage(step.itemId(), event.type(), submitted ? "" : status);
    }
  }

  Stages(Votes votes) {
    this.votes = votes;
  }

  /** Takes what an event says of who wrote its item; it holds until another says otherwise. */
  void hear(ThreadStep step) {
    @Nullable List<Long> said = step.resolved.coAuthorIds();
    if (said != null) {
      coAuthors.put(step.itemId(), said);
    }
  }

  /** Writes down who is behind the item as the event has left it. */
  void reach(ThreadStep step) {
    if (step.itemId() != 0 && EventTypes.isStage(step.event().type())) {
      reached.computeIfAbsent(Stage.of(step), stage -> new ArrayList<>(1)).add(step);
      step.facts =
          step.facts.withParties(
              Parties.of(
                  step.facts.authorId(),
                  coAuthors.getOrDefault(step.itemId(), List.of()),
                  votes.supporters(step.itemId())));
    }
  }

  /** Leaves the parties to the first event of each stage. */
  void close() {
    for (List<ThreadStep> steps : reached.values()) {
      boolean taken = false;
      for (ThreadStep step : steps) {
        if (taken) {
          step.facts = step.facts.withParties(null);
        }
        taken |= !step.withdrawn;
      }
    }
  }
}
