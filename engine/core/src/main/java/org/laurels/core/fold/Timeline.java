// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventOrder;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Toggle;

/** A member's events and the moments at which earlier ones were switched, in one order. */
final class Timeline {
  private Timeline() {}

  /**
   * One step.
   *
   * @param event the event that happens or is switched
   * @param toggle null where the event happens
   * @param phase what others take back comes before the event of that moment, what was taken back
   *     in advance right after it
   */
  record Step(EventOrder at, int phase, FoldEvent event, @Nullable Toggle toggle) {}

  static List<Step> of(Iterable<FoldEvent> events) {
    List<Step> steps = new ArrayList<>();
    for (FoldEvent event : events) {
      EventOrder order = event.resolved().event().order();
      steps.add(new Step(order, 1, event, null));
      for (Toggle toggle : event.toggles()) {
        steps.add(new Step(toggle.at(), toggle.at().equals(order) ? 2 : 0, event, toggle));
      }
    }
    steps.sort(
        Comparator.comparing(Step::at)
            .thenComparingInt(Step::phase)
            .thenComparing(step -> step.event().resolved().event().order()));
    return steps;
  }
}
