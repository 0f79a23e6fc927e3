// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;

/** Takes down what happens, with ids as the hosts would give them, and forgets what lies ahead. */
final class EventLog {
  private final Instant end;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Integer> lastNumbers = new HashMap<>();

  EventLog(Instant end) {
    this.end = end;
  }

  /** An event in the making. */
  final class Draft {
    private final String source;
    private final String type;
    private final Instant time;
    private @Nullable String actor;
    private @Nullable ItemMention item;
    private long value = 1;
    private Map<String, String> attributes = Map.of();
    private @Nullable String undoes;

    private Draft(String source, String type, Instant time) {
      this.source = source;
      this.type = type;
      this.time = time;
    }

    Draft by(String who) {
      this.actor = who;
      return this;
    }

    Draft on(ItemMention what) {
      this.item = what;
      return this;
    }

    Draft value(long counted) {
      this.value = counted;
      return this;
    }

    Draft with(Map<String, String> facts) {
      this.attributes = facts;
      return this;
    }

    Draft undoing(String id) {
      this.undoes = id;
      return this;
    }

    /** Takes the event down and gives its id. */
    String add() {
      String id = nextId(source, type);
      if (time.isBefore(end)) {
        events.add(new Event(source, id, type, time, 0, actor, item, value, attributes, undoes));
      }
      return id;
    }
  }

  Draft draft(String source, String type, Instant time) {
    return new Draft(source, type, time);
  }

  private String nextId(String source, String type) {
    String kind = type.substring(0, type.indexOf('.'));
    return kind + "-" + lastNumbers.merge(source + "/" + kind, 1, Integer::sum);
  }

  /** All events so far, in the order they happened. */
  List<Event> inOrder() {
    List<Event> ordered = new ArrayList<>(events);
    ordered.sort(Comparator.comparing(Event::order));
    return ordered;
  }
}
