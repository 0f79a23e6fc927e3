// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.event.Event;
import org.laurels.tools.seed.StackExchangeTraffic;

/** The events of a bench, each of them once: the generator goes on where it stopped. */
final class Traffic {
  private final StackExchangeTraffic generator;

  Traffic(long seed) {
    this.generator = StackExchangeTraffic.of(seed);
  }

  List<Event> take(int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(generator.next());
    }
    return events;
  }
}
