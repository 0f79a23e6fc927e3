// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.InvalidEventException;

/** The fields of one JSON object, read strictly: what has the wrong type is refused by its path. */
final class JsonFields {
  private final JsonNode object;
  private final String prefix;

  private JsonFields(JsonNode object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  static JsonFields of(JsonNode object) {
    return new JsonFields(object, "");
  }

  private @Nullable JsonNode find(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private InvalidEventException wrong(String name, String problem) {
    return new InvalidEventException(prefix + name, problem);
  }

  /** Refuses fields that have no meaning, which are more often misspelt than meant. */
  void onlyThese(Set<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw wrong(name, "has no meaning here; facts of your own go into attributes");
      }
    }
  }

  boolean has(String name) {
    return find(name) != null;
  }

  String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw wrong(name, "is missing");
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrong(name, "must be a text");
    }
    return value.textValue();
  }

  long number(String name, long otherwise) {
    JsonNode value = find(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber()) {
      throw wrong(name, "must be a whole number");
    }
    if (!value.canConvertToLong()) {
      throw wrong(name, "is beyond what a 64-bit number holds");
    }
    return value.longValue();
  }

  Instant time(String name) {
    Instant time = optionalTime(name);
    if (time == null) {
      throw wrong(name, "is missing");
    }
    return time;
  }

  @Nullable Instant optionalTime(String name) {
    String text = optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, "must be a time such as 2026-01-31T12:00:00Z");
    }
  }

  /** The object under this name; null where there is none. */
  @Nullable JsonFields object(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      throw wrong(name, "must be an object");
    }
    return new JsonFields(value, prefix + name + ".");
  }

  /** The objects in the array under this name; none where there is no array. */
  List<JsonFields> objects(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrong(name, "must be an array of objects");
    }
    List<JsonFields> objects = new ArrayList<>(value.size());
    for (JsonNode each : value) {
      String place = name + "[" + objects.size() + "]";
      if (!each.isObject()) {
        throw wrong(place, "must be an object");
      }
      objects.add(new JsonFields(each, prefix + place + "."));
    }
    return objects;
  }

  @Nullable List<String> texts(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      throw wrong(name, "must be an array of texts");
    }
    List<String> texts = new ArrayList<>(value.size());
    for (JsonNode each : value) {
      if (!each.isTextual()) {
        throw wrong(name + "[" + texts.size() + "]", "must be a text");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  /** An object of texts; whole numbers and truth values are taken as their text. */
  Map<String, String> textMap(String name) {
    JsonFields fields = object(name);
    if (fields == null) {
      return Map.of();
    }
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : fields.object.properties()) {
      JsonNode value = field.getValue();
      if (!value.isTextual() && !value.isIntegralNumber() && !value.isBoolean()) {
        throw fields.wrong(field.getKey(), "must be a text, a whole number, true or false");
      }
      texts.put(field.getKey(), value.asText());
    }
    return texts;
  }
}
