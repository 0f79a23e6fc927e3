// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventOrder;

/** JSON as the state columns hold it: short names, and nothing that is at its default. */
final class StateJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();

  private StateJson() {}

  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static String write(Writing writing) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a state column does not hold what was written", e);
    }
  }

  static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }

  static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  static void time(JsonGenerator json, String name, @Nullable Instant value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, Sql.micros(value));
    }
  }

  static void texts(JsonGenerator json, String name, Iterable<String> values) throws IOException {
    if (values.iterator().hasNext()) {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
  }

  static void textMap(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    if (!values.isEmpty()) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, String> value : values.entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
    }
  }

  static void numberMap(JsonGenerator json, String name, Map<String, ? extends Number> values)
      throws IOException {
    if (!values.isEmpty()) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, ? extends Number> value : values.entrySet()) {
        json.writeNumberField(value.getKey(), value.getValue().longValue());
      }
      json.writeEndObject();
    }
  }

  static void order(JsonGenerator json, String name, @Nullable EventOrder order)
      throws IOException {
    if (order != null) {
      json.writeArrayFieldStart(name);
      json.writeNumber(Sql.micros(order.time()));
      json.writeNumber(order.sequence());
      json.writeString(order.key().source());
      json.writeString(order.key().id());
      json.writeEndArray();
    }
  }

  static @Nullable EventOrder order(JsonNode parent, String name) {
    JsonNode order = parent.get(name);
    if (order == null) {
      return null;
    }
    return new EventOrder(
        Sql.instant(order.get(0).longValue()),
        order.get(1).longValue(),
        new EventKey(order.get(2).textValue(), order.get(3).textValue()));
  }

  static long number(JsonNode parent, String name) {
    JsonNode node = parent.get(name);
    return node == null ? 0 : node.longValue();
  }

  static String text(JsonNode parent, String name) {
    JsonNode node = parent.get(name);
    return node == null ? "" : node.textValue();
  }

  static @Nullable String textOrNull(JsonNode parent, String name) {
    JsonNode node = parent.get(name);
    return node == null ? null : node.textValue();
  }

  static @Nullable Instant time(JsonNode parent, String name) {
    JsonNode node = parent.get(name);
    return node == null ? null : Sql.instant(node.longValue());
  }

  static List<String> texts(JsonNode parent, String name) {
    JsonNode node = parent.get(name);
    if (node == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(node.size());
    node.forEach(text -> texts.add(text.textValue()));
    return List.copyOf(texts);
  }

  static Set<String> textSet(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  static Map<String, String> textMap(@Nullable JsonNode node) {
    if (node == null) {
      return Map.of();
    }
    Map<String, String> texts = new HashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().textValue()));
    return Map.copyOf(texts);
  }

  static Map<String, Long> numberMap(@Nullable JsonNode node) {
    if (node == null) {
      return Map.of();
    }
    Map<String, Long> numbers = new HashMap<>();
    node.properties().forEach(field -> numbers.put(field.getKey(), field.getValue().longValue()));
    return Map.copyOf(numbers);
  }
}
