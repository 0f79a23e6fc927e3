// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.laurels.plugin.events.Cleaning;
import org.laurels.plugin.events.UnusableBodyException;

/** An object that the forum said; knows where it stands, to name what is wrong. Immutable. */
final class Said {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final String place;
  private final Map<?, ?> values;

  private Said(String place, Map<?, ?> values) {
    this.place = place;
    this.values = values;
  }

  /** A whole body, or what stands at a place of it. */
  static Said of(String place, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new UnusableBodyException((place.isEmpty() ? "the body" : place) + " is no object");
    }
    return new Said(place, map);
  }

  private String place(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  Optional<Said> object(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> of(place(name), value));
  }

  Said neededObject(String name) {
    return object(name).orElseThrow(() -> new UnusableBodyException(place(name) + " is missing"));
  }

  /** Objects of a list; none where it is not there. */
  List<Said> objects(String name) {
    List<Said> objects = new ArrayList<>();
    for (Object each : list(name)) {
      objects.add(of(place(name), each));
    }
    return objects;
  }

  private List<?> list(String name) {
    Object value = values.get(name);
    if (value != null && !(value instanceof List)) {
      throw new UnusableBodyException(place(name) + " is no list");
    }
    return value == null ? List.of() : (List<?>) value;
  }

  /** Tags are texts, in newer forums objects with a name. */
  List<String> tags() {
    return Cleaning.tags(
        list("tags").stream()
            .map(each -> each instanceof Map<?, ?> tag ? tag.get("name") : each)
            .filter(String.class::isInstance)
            .toList());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    Object value = values.get(name);
    if (value != null && !(value instanceof String)) {
      throw new UnusableBodyException(place(name) + " is no text");
    }
    return Optional.ofNullable((String) value);
  }

  /** A number of Discourse's, as it writes it. */
  Optional<String> number(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
      throw new UnusableBodyException(place(name) + " is no number");
    }
    return text;
  }

  String neededNumber(String name) {
    return number(name).orElseThrow(() -> new UnusableBodyException(place(name) + " is missing"));
  }

  long count(String name) {
    return number(name).map(Long::parseLong).orElse(0L);
  }

  boolean flag(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  Optional<Instant> time(String name) {
    try {
      return text(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new UnusableBodyException(place(name) + " is no time");
    }
  }

  Instant neededTime(String name) {
    return time(name).orElseThrow(() -> new UnusableBodyException(place(name) + " is missing"));
  }
}
