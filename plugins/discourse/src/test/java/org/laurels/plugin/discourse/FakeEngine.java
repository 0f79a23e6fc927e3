// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.HostCalls;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceItem;

/** Takes events as the engine does: by id once, with what takes back, hides and replaces. */
final class FakeEngine implements CatchUpContext {
  final Map<String, SourceEvent> events = new LinkedHashMap<>();
  final List<String> warnings = new ArrayList<>();
  final Map<String, Integer> skipped = new HashMap<>();
  private final Clock clock;
  private final HostCalls calls;
  private final Set<String> withdrawn = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> acceptances = new LinkedHashMap<>();
  @Nullable String cursor;
  boolean stopped;

  FakeEngine(Clock clock, HostCalls calls) {
    this.clock = clock;
    this.calls = calls;
  }

  /** Ids of the live votes and acceptances of an item. */
  List<String> live(String item, String type) {
    try (Stream<KnownEvent> known = known()) {
      return known
          .filter(event -> item.equals(event.itemId()) && event.type().equals(type))
          .filter(event -> event.state() == KnownEvent.State.LIVE)
          .map(KnownEvent::id)
          .toList();
    }
  }

  @Override
  public Instant startedAt() {
    return clock.instant();
  }

  @Override
  public void offer(SourceEvent event) {
    if (events.putIfAbsent(event.id(), event) != null) {
      return;
    }
    if (event.undoes() != null) {
      withdrawn.add(event.undoes());
      acceptances.values().remove(event.undoes());
    }
    SourceItem item = event.item();
    if (item == null) {
      return;
    }
    if (item.parent() != null) {
      parents.put(item.id(), item.parent());
    }
    switch (event.type()) {
      case "content.deleted", "content.hidden" -> hidden.add(item.id());
      case "content.restored" -> hidden.remove(item.id());
      case "solution.unaccepted" -> {
        String ended = acceptances.remove(item.id());
        if (ended != null) {
          withdrawn.add(ended);
        }
      }
      case "solution.accepted" -> accept(event, item.id());
      default -> {}
    }
  }

  private void accept(SourceEvent event, String item) {
    boolean several = event.attributes().containsKey("several-solutions");
    Map.copyOf(acceptances)
        .forEach(
            (other, id) -> {
              boolean rival = !several && Objects.equals(parents.get(other), parents.get(item));
              if (rival || other.equals(item)) {
                withdrawn.add(id);
                acceptances.remove(other);
              }
            });
    acceptances.put(item, event.id());
  }

  @Override
  public Stream<KnownEvent> known() {
    return List.copyOf(events.values()).stream()
        .map(
            event -> {
              String item = event.item() == null ? null : event.item().id();
              KnownEvent.State state =
                  withdrawn.contains(event.id())
                      ? KnownEvent.State.WITHDRAWN
                      : hidden.contains(String.valueOf(item))
                          ? KnownEvent.State.HIDDEN
                          : KnownEvent.State.LIVE;
              Instant time = event.time();
              return new KnownEvent(event.id(), event.type(), time, event.actor(), item, state);
            });
  }

  @Override
  public HostCalls calls() {
    return calls;
  }

  @Override
  public Optional<String> cursor() {
    return Optional.ofNullable(cursor);
  }

  @Override
  public void reached(String at) {
    cursor = at;
  }

  @Override
  public String source() {
    return "forum";
  }

  @Override
  public Progress progress() {
    return new Progress() {
      @Override
      public void phase(String name) {}

      @Override
      public void total(long units) {}

      @Override
      public void advance(long units) {}
    };
  }

  @Override
  public boolean stopRequested() {
    return stopped;
  }

  @Override
  public void warn(String place, String problem) {
    warnings.add(place + ": " + problem);
  }

  @Override
  public void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }
}
