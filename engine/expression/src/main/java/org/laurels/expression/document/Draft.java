// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A document in its parts, read from its files but not yet understood. */
final class Draft {
  private static final List<String> HEAD =
      List.of("programme", "title", "extends", "zone", "look", "embeds", PayoutGateReader.KEY);
  private static final String REMOVE = "remove";

  private final Problems problems;
  private final Fields head;
  private final Map<Section, Map<String, Fields>> sections = new EnumMap<>(Section.class);
  private final Map<Section, Map<String, Value>> removed = new EnumMap<>(Section.class);

  Draft(Place place, Problems problems) {
    this.problems = problems;
    this.head = new Fields(place, problems);
    for (Section section : Section.values()) {
      sections.put(section, new LinkedHashMap<>());
      removed.put(section, new LinkedHashMap<>());
    }
  }

  /** Adds what a file holds. */
  void add(Fields fields) {
    Set<String> known = new TreeSet<>(HEAD);
    known.add(REMOVE);
    for (Section section : Section.values()) {
      known.add(section.key());
      fields.find(section.key()).ifPresent(value -> addEntries(section, value));
    }
    fields.allow(known);
    for (String name : HEAD) {
      fields.find(name).ifPresent(value -> head.put(name, fields.placeOf(name), value));
    }
    fields.find(REMOVE).ifPresent(this::addRemoved);
  }

  private void addEntries(Section section, Value value) {
    if (value.isNothing()) {
      return;
    }
    if (section.keyed) {
      Optional<Fields> entries = value.fields("a map by id");
      entries.ifPresent(found -> found.names().forEach(id -> addKeyed(section, id, found)));
      return;
    }
    for (Value entry : value.list("a list").orElse(List.of())) {
      Optional<Fields> fields = entry.fields("an entry with an 'id'");
      fields
          .flatMap(found -> found.require("id"))
          .flatMap(Value::id)
          .ifPresent(id -> addEntry(section, id, fields.orElseThrow()));
    }
  }

  private void addKeyed(Section section, String id, Fields entries) {
    if (!Value.isId(id)) {
      problems.add(entries.placeOf(id), Value.badId(id));
      return;
    }
    Value value = entries.get(id);
    if (value == null || value.isNothing()) {
      addEntry(section, id, new Fields(entries.placeOf(id), problems));
    } else {
      value.fields("a map of keys").ifPresent(f -> addEntry(section, id, f));
    }
  }

  private void addEntry(Section section, String id, Fields fields) {
    Map<String, Fields> entries = entries(section);
    Place place = fields.has("id") ? fields.placeOf("id") : fields.place();
    if (entries.containsKey(id)) {
      problems.add(place, "there are two " + section.key() + " with the id '" + id + "'");
    } else if (entries.size() == DocumentLimits.SECTION_ENTRIES_MAX) {
      problems.add(place, "more than %d %s".formatted(entries.size(), section.key()));
    } else {
      entries.put(id, fields);
    }
  }

  private void addRemoved(Value value) {
    Optional<Fields> fields = value.fields("a map of sections with ids to remove");
    if (fields.isEmpty()) {
      return;
    }
    fields.get().allow(removed.keySet().stream().map(Section::key).toList());
    for (Section section : Section.values()) {
      fields
          .get()
          .find(section.key())
          .ifPresent(
              ids ->
                  ids.oneOrMore()
                      .forEach(
                          one ->
                              one.scalar("an id").ifPresent(id -> removed(section).put(id, one))));
    }
  }

  /** This draft, changed by what another states. */
  Draft changedBy(Draft other) {
    Draft changed = new Draft(other.head.place(), problems);
    for (String name : HEAD) {
      boolean states = other.head.has(name);
      Fields from = states ? other.head : head;
      from.find(name).ifPresent(value -> changed.head.put(name, from.placeOf(name), value));
    }
    for (Section section : Section.values()) {
      Map<String, Fields> entries = changed.entries(section);
      entries.putAll(entries(section));
      other.removed(section).forEach((id, at) -> remove(section, entries, id, at));
      other.entries(section).forEach((id, fields) -> entries.merge(id, fields, Fields::changedBy));
    }
    return changed;
  }

  private void remove(Section section, Map<String, Fields> entries, String id, Value at) {
    if (entries.remove(id) == null) {
      problems.addUnknown(at.place(), section.entry(), id, entries(section).keySet());
    }
  }

  /** Reports removals that have nothing to remove from. */
  void checkExtendsNothing() {
    removed.values().stream()
        .flatMap(ids -> ids.values().stream())
        .forEach(
            at -> problems.add(at.place(), "nothing to remove: the document extends no other"));
  }

  Problems problems() {
    return problems;
  }

  Fields head() {
    return head;
  }

  Map<String, Fields> entries(Section section) {
    @Nullable Map<String, Fields> entries = sections.get(section);
    return entries == null ? Collections.emptyMap() : entries;
  }

  private Map<String, Value> removed(Section section) {
    @Nullable Map<String, Value> ids = removed.get(section);
    return ids == null ? Collections.emptyMap() : ids;
  }
}
