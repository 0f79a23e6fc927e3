// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.laurels.core.rule.Limit;
import org.laurels.core.time.Window;

/** Reads the limits of a document. */
final class LimitReader {
  private static final List<String> SCOPES = names(Limit.Scope.values());
  private static final List<String> WINDOWS = names(Window.values());

  private final Set<String> units;

  LimitReader(Set<String> units) {
    this.units = units;
  }

  Map<String, Limit> read(Draft draft) {
    Map<String, Limit> limits = new LinkedHashMap<>();
    draft
        .entries(Section.LIMITS)
        .forEach((id, fields) -> read(id, fields).ifPresent(limit -> limits.put(id, limit)));
    return limits;
  }

  private Optional<Limit> read(String id, Fields fields) {
    fields.allow(List.of("unit", "at-most", "times", "per", "each"));
    Optional<Limit.Scope> per =
        fields.has("per")
            ? fields
                .require("per")
                .flatMap(value -> value.oneOf("scope", SCOPES))
                .map(LimitReader::scope)
            : Optional.of(Limit.Scope.MEMBER);
    Optional<Window> each = fields.require("each").flatMap(LimitReader::window);
    if (fields.has("times")) {
      for (String other : List.of("unit", "at-most")) {
        fields
            .find(other)
            .ifPresent(
                at ->
                    at.problems()
                        .add(fields.placeOf(other), "a limit of times has no '" + other + "'"));
      }
      Optional<Long> times = most(fields, "times");
      return times.isEmpty() || per.isEmpty() || each.isEmpty()
          ? Optional.empty()
          : Optional.of(new Limit(id, null, times.get(), per.get(), each.get()));
    }
    Optional<String> unit = fields.require("unit").flatMap(value -> value.oneOf("unit", units));
    Optional<Long> atMost = most(fields, "at-most");
    return unit.isEmpty() || atMost.isEmpty() || per.isEmpty() || each.isEmpty()
        ? Optional.empty()
        : Optional.of(new Limit(id, unit.get(), atMost.get(), per.get(), each.get()));
  }

  private static Optional<Long> most(Fields fields, String key) {
    return fields.require(key).flatMap(value -> value.number(1, DocumentLimits.AMOUNT_MAX));
  }

  private static Limit.Scope scope(String name) {
    return Limit.Scope.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static Optional<Window> window(Value value) {
    return value
        .oneOf("window", WINDOWS)
        .map(name -> Window.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
