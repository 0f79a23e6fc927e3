// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.laurels.core.event.Event;

/** Puts events into an order in which a network might deliver them. */
final class Arrivals {
  /** How many others a late event usually lets pass at most. */
  private static final int DELAY_USUAL = 200;

  /** One in ten of the late ones may lie about for longer. */
  private static final int DELAY_LONG = 5_000;

  private Arrivals() {}

  private record Arrival(int position, Event event) {}

  static List<Event> of(List<Event> events, double duplicateShare, double lateShare, Dice dice) {
    requireShare("duplicateShare", duplicateShare);
    requireShare("lateShare", lateShare);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      int position = dice.chance(lateShare) ? i + delay(dice) : i;
      arrivals.add(new Arrival(position, events.get(i)));
      if (dice.chance(duplicateShare)) {
        arrivals.add(new Arrival(position + delay(dice), events.get(i)));
      }
    }
    // A stable sort: who arrives at one position is in the order they happened.
    arrivals.sort(Comparator.comparingInt(Arrival::position));
    return arrivals.stream().map(Arrival::event).toList();
  }

  private static int delay(Dice dice) {
    return 1 + dice.below(dice.chance(0.1) ? DELAY_LONG : DELAY_USUAL);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be 0 to 1");
    }
  }
}
