// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/** Keeps what it is offered, as the engine would, over several runs. */
final class EngineStandIn {
  private static final Set<String> UNDOING =
      Set.of(
          SourceEventTypes.CONTENT_DELETED,
          SourceEventTypes.CONTENT_RESTORED,
          SourceEventTypes.VOTE_CLEARED,
          SourceEventTypes.SOLUTION_UNACCEPTED,
          SourceEventTypes.EVENT_WITHDRAWN);

  private final Map<String, SourceEvent> events = new LinkedHashMap<>();

  Collection<SourceEvent> events() {
    return events.values();
  }

  SourceEvent event(String id) {
    SourceEvent event = events.get(id);
    if (event == null) {
      throw new AssertionError("no event " + id + " among " + events.keySet());
    }
    return event;
  }

  boolean has(String id) {
    return events.containsKey(id);
  }

  Map<String, Integer> countsByType() {
    Map<String, Integer> counts = new TreeMap<>();
    events().forEach(event -> counts.merge(event.type(), 1, Integer::sum));
    return counts;
  }

  /** What still counts: its id, and who owns the item, for events on posts that are there. */
  Map<String, KnownEvent.State> states() {
    Set<String> withdrawn = new HashSet<>();
    Map<String, Boolean> hidden = new HashMap<>();
    for (SourceEvent event : events()) {
      if (event.undoes() != null) {
        withdrawn.add(event.undoes());
      }
      SourceItem item = event.item();
      if (item != null && event.type().equals(SourceEventTypes.CONTENT_DELETED)) {
        hidden.put(item.id(), true);
      } else if (item != null && event.type().equals(SourceEventTypes.CONTENT_RESTORED)) {
        hidden.put(item.id(), false);
      }
    }
    Map<String, KnownEvent.State> states = new LinkedHashMap<>();
    for (SourceEvent event : events()) {
      SourceItem item = event.item();
      boolean gone = item != null && hidden.getOrDefault(item.id(), false);
      states.put(
          event.id(),
          withdrawn.contains(event.id())
              ? KnownEvent.State.WITHDRAWN
              : gone && !UNDOING.contains(event.type())
                  ? KnownEvent.State.HIDDEN
                  : KnownEvent.State.LIVE);
    }
    return states;
  }

  private Stream<KnownEvent> known() {
    Map<String, KnownEvent.State> states = states();
    List<KnownEvent> known = new ArrayList<>();
    for (SourceEvent event : events()) {
      SourceItem item = event.item();
      known.add(
          new KnownEvent(
              event.id(),
              event.type(),
              event.time(),
              event.actor(),
              item == null ? null : item.id(),
              states.get(event.id())));
    }
    return known.stream();
  }

  /** One run of the backfill. */
  Run run(String location, Map<String, String> options) {
    Run run = new Run(location, options);
    new StackExchangeBackfill().run(run);
    return run;
  }

  Run run(String location) {
    return run(location, Map.of());
  }

  /** What came of a run. */
  final class Run implements BackfillContext, Progress {
    final List<SourceEvent> accepted = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final Map<String, Integer> skipped = new TreeMap<>();
    final List<String> phases = new ArrayList<>();
    private final String location;
    private final Map<String, String> options;
    int duplicates;
    long total;
    long advanced;

    private Run(String location, Map<String, String> options) {
      this.location = location;
      this.options = options;
    }

    @Override
    public String location() {
      return location;
    }

    @Override
    public String source() {
      return "stackexchange";
    }

    @Override
    public Map<String, String> options() {
      return options;
    }

    @Override
    public void offer(SourceEvent event) {
      if (events.putIfAbsent(event.id(), event) == null) {
        accepted.add(event);
      } else {
        duplicates++;
      }
    }

    @Override
    public Stream<KnownEvent> known() {
      return EngineStandIn.this.known();
    }

    @Override
    public Progress progress() {
      return this;
    }

    @Override
    public boolean stopRequested() {
      return false;
    }

    @Override
    public void warn(String place, String problem) {
      warnings.add(place + ": " + problem);
    }

    @Override
    public void skip(String reason) {
      skipped.merge(reason, 1, Integer::sum);
    }

    @Override
    public void phase(String name) {
      phases.add(name);
    }

    @Override
    public void total(long units) {
      total = units;
    }

    @Override
    public void advance(long units) {
      advanced += units;
    }
  }
}
