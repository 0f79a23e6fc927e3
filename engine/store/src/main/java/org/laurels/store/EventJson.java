// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;

/** What an event said, as JSON: all that has no column of its own. */
final class EventJson {
  private EventJson() {}

  static String payload(Event event) {
    return StateJson.write(
        json -> {
          json.writeStartObject();
          StateJson.text(json, "a", event.actor());
          StateJson.textMap(json, "x", event.attributes());
          StateJson.text(json, "u", event.undoes());
          if (event.item() != null) {
            json.writeObjectFieldStart("i");
            mention(json, event.item());
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static void mention(JsonGenerator json, ItemMention item) throws IOException {
    StateJson.text(json, "i", item.id());
    StateJson.text(json, "k", item.kind());
    StateJson.text(json, "p", item.parent());
    StateJson.text(json, "a", item.author());
    StateJson.text(json, "b", item.board());
    if (item.tags() != null) {
      json.writeArrayFieldStart("t");
      for (String tag : item.tags()) {
        json.writeString(tag);
      }
      json.writeEndArray();
    }
    StateJson.time(json, "c", item.created());
    StateJson.text(json, "l", item.url());
    StateJson.text(json, "n", item.title());
    StateJson.textMap(json, "x", item.attributes());
  }

  /** The host's id of who acted, from a payload. */
  static @Nullable String actor(String payload) {
    return StateJson.textOrNull(StateJson.read(payload), "a");
  }

  static Event event(
      String source,
      String id,
      String type,
      Instant time,
      long sequence,
      long value,
      String payload) {
    JsonNode json = StateJson.read(payload);
    return new Event(
        source,
        id,
        type,
        time,
        sequence,
        StateJson.textOrNull(json, "a"),
        mention(json.get("i")),
        value,
        StateJson.textMap(json.get("x")),
        StateJson.textOrNull(json, "u"));
  }

  private static @Nullable ItemMention mention(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    List<String> tags = json.has("t") ? StateJson.texts(json, "t") : null;
    return new ItemMention(
        StateJson.text(json, "i"),
        StateJson.textOrNull(json, "k"),
        StateJson.textOrNull(json, "p"),
        StateJson.textOrNull(json, "a"),
        StateJson.textOrNull(json, "b"),
        tags,
        StateJson.time(json, "c"),
        StateJson.textOrNull(json, "l"),
        StateJson.textOrNull(json, "n"),
        StateJson.textMap(json.get("x")));
  }
}
