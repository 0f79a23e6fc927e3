// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;

/** Writes events as a host would send them: CloudEvents 1.0, in a batch or one by one. */
public final class CloudEventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private CloudEventJson() {}

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** A body of several events. */
  public static byte[] batch(List<Event> events) {
    return bytes(
        json -> {
          json.writeStartArray();
          for (Event event : events) {
            write(json, event);
          }
          json.writeEndArray();
        });
  }

  /** A body of a single event. */
  public static byte[] single(Event event) {
    return bytes(json -> write(json, event));
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Event event) throws IOException {
    json.writeStartObject();
    json.writeStringField("specversion", "1.0");
    json.writeStringField("source", event.source());
    json.writeStringField("id", event.id());
    json.writeStringField("type", event.type());
    json.writeStringField("time", event.time().toString());
    if (event.sequence() != 0) {
      json.writeNumberField("sequence", event.sequence());
    }
    json.writeObjectFieldStart("data");
    text(json, "actor", event.actor());
    if (event.item() != null) {
      json.writeFieldName("item");
      write(json, event.item());
    }
    if (event.value() != 1) {
      json.writeNumberField("value", event.value());
    }
    texts(json, "attributes", event.attributes());
    text(json, "undoes", event.undoes());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ItemMention item) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", item.id());
    text(json, "kind", item.kind());
    text(json, "parent", item.parent());
    text(json, "author", item.author());
    text(json, "board", item.board());
    if (item.tags() != null) {
      json.writeArrayFieldStart("tags");
      for (String tag : item.tags()) {
        json.writeString(tag);
      }
      json.writeEndArray();
    }
    text(json, "created", item.created() == null ? null : item.created().toString());
    text(json, "url", item.url());
    text(json, "title", item.title());
    texts(json, "attributes", item.attributes());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void texts(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> each : values.entrySet()) {
      json.writeStringField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }
}
