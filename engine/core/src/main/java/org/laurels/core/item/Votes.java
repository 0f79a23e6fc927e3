// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;

/** The votes that stand: one of a group for each member and item. */
final class Votes {
  private final Map<Slot, ThreadStep> live = new HashMap<>();

  private record Slot(long itemId, long actorId, String group) {
    static Slot of(ThreadStep vote) {
      return new Slot(vote.itemId(), vote.resolved.actorId(), Votes.group(vote.event()));
    }
  }

  static String group(Event vote) {
    String kind = kind(vote);
    return kind.equals("up") || kind.equals("down") ? "up-down" : kind;
  }

  static String kind(Event vote) {
    return vote.kind().isEmpty() ? (vote.value() < 0 ? "down" : "up") : vote.kind();
  }

  /** The vote that this one takes the place of; null where there is none. */
  @Nullable ThreadStep former(ThreadStep vote) {
    return live.get(Slot.of(vote));
  }

  void add(ThreadStep vote) {
    if (vote.resolved.actorId() != 0) {
      live.put(Slot.of(vote), vote);
    }
  }

  void remove(ThreadStep vote) {
    live.remove(Slot.of(vote), vote);
  }

  /** The votes that such an event clears, in their order. */
  List<ThreadStep> clearedBy(ThreadStep step) {
    String kind = step.event().kind();
    List<ThreadStep> cleared = new ArrayList<>();
    live.forEach(
        (slot, vote) -> {
          if (slot.itemId() == step.itemId()
              && slot.actorId() == step.resolved.actorId()
              && (kind.isEmpty() || slot.group().equals(group(step.event())))) {
            cleared.add(vote);
          }
        });
    cleared.sort(Comparator.comparing(vote -> vote.order));
    return cleared;
  }
}
