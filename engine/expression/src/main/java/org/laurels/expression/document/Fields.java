// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys and values of a mapping, as one document states them or as another changes them. */
final class Fields {
  /** Keys of which an entry has one: stating one takes the place of the other. */
  private static final List<List<String>> ALTERNATIVES =
      List.of(
          List.of("if", "while"),
          List.of("while", "if"),
          List.of("unit", "times"),
          List.of("at-most", "times"),
          List.of("times", "unit"),
          List.of("times", "at-most"),
          List.of("rules", "campaign"),
          List.of("campaign", "rules"));

  private record Field(Place place, Value value) {}

  private final Place place;
  private final Problems problems;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  Fields(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  void put(String name, Place at, Value value) {
    if (fields.putIfAbsent(name, new Field(at, value)) != null) {
      problems.add(at, "the key '" + name + "' is here twice");
    }
  }

  /** These fields, changed by what the others state. */
  Fields changedBy(Fields others) {
    Fields changed = new Fields(others.place, problems);
    changed.fields.putAll(fields);
    for (List<String> pair : ALTERNATIVES) {
      if (others.fields.containsKey(pair.get(0)) && !others.fields.containsKey(pair.get(1))) {
        changed.fields.remove(pair.get(1));
      }
    }
    changed.fields.putAll(others.fields);
    return changed;
  }

  Problems problems() {
    return problems;
  }

  Place place() {
    return place;
  }

  Place placeOf(String name) {
    Field field = fields.get(name);
    return field == null ? place : field.place();
  }

  Set<String> names() {
    return fields.keySet();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  @Nullable Value get(String name) {
    Field field = fields.get(name);
    return field == null ? null : field.value();
  }

  Optional<Value> find(String name) {
    return Optional.ofNullable(get(name));
  }

  /** The value of a key that must be there. */
  Optional<Value> require(String name) {
    Optional<Value> value = find(name);
    if (value.isEmpty()) {
      problems.add(place, "the key '" + name + "' is missing");
    }
    return value;
  }

  /** Reports the keys that mean nothing here. */
  void allow(Collection<String> known) {
    fields.forEach(
        (name, field) -> {
          if (!known.contains(name)) {
            problems.addUnknown(field.place(), "key", name, known);
          }
        });
  }
}
