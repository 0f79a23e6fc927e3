// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventOrder;

/** An event in a thread's fold: what it saw, and what has become of it. */
final class ThreadStep {
  final ResolvedEvent resolved;
  final EventOrder order;
  EventFacts facts = EventFacts.NONE;
  boolean withdrawn;
  boolean hidden;
  private List<Toggle> toggles = List.of();

  ThreadStep(ResolvedEvent resolved) {
    this.resolved = resolved;
    this.order = resolved.event().order();
  }

  Event event() {
    return resolved.event();
  }

  long itemId() {
    return resolved.itemId();
  }

  void toggle(Toggle toggle) {
    if (toggles.isEmpty()) {
      toggles = new ArrayList<>(2);
    }
    toggles.add(toggle);
  }

  FoldEvent folded() {
    return new FoldEvent(resolved, facts, toggles);
  }
}
