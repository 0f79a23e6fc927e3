// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.fold.MemberState;
import org.laurels.core.fold.WindowKey;
import org.laurels.core.time.Window;

/** A member's figures as JSON. */
final class MemberJson {
  private MemberJson() {}

  static String state(MemberState state) {
    return StateJson.write(
        json -> {
          json.writeStartObject();
          StateJson.numberMap(json, "b", state.balances());
          StateJson.numberMap(json, "c", state.counts());
          StateJson.numberMap(json, "d", state.did());
          windows(json, state.windows());
          counters(json, state.counters());
          HonoursJson.write(json, state.honours());
          StateJson.text(json, "r", state.rank());
          StateJson.time(json, "j", state.joined());
          StateJson.order(json, "o", state.lastOrder());
          json.writeEndObject();
        });
  }

  private static void windows(JsonGenerator json, Map<WindowKey, Long> windows) throws IOException {
    if (windows.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("w");
    for (Map.Entry<WindowKey, Long> window : windows.entrySet()) {
      json.writeStartArray();
      json.writeString(window.getKey().what());
      json.writeString(window.getKey().subject());
      json.writeString(window.getKey().window().name());
      json.writeNumber(window.getKey().startDay());
      json.writeNumber(window.getValue());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void counters(JsonGenerator json, Map<String, Set<String>> counters)
      throws IOException {
    if (counters.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("k");
    for (Map.Entry<String, Set<String>> counter : counters.entrySet()) {
      StateJson.texts(json, counter.getKey(), counter.getValue());
    }
    json.writeEndObject();
  }

  static MemberState state(String text) {
    JsonNode json = StateJson.read(text);
    Map<String, Set<String>> counters = new HashMap<>();
    @Nullable JsonNode keys = json.get("k");
    if (keys != null) {
      keys.properties().forEach(c -> counters.put(c.getKey(), StateJson.textSet(c.getValue())));
    }
    return new MemberState(
        StateJson.numberMap(json.get("b")),
        StateJson.numberMap(json.get("c")),
        StateJson.numberMap(json.get("d")),
        windows(json.get("w")),
        counters,
        HonoursJson.read(json),
        StateJson.text(json, "r"),
        StateJson.time(json, "j"),
        StateJson.order(json, "o"));
  }

  private static Map<WindowKey, Long> windows(@Nullable JsonNode json) {
    if (json == null) {
      return Map.of();
    }
    Map<WindowKey, Long> windows = new HashMap<>();
    for (JsonNode window : json) {
      windows.put(
          new WindowKey(
              window.get(0).textValue(),
              window.get(1).textValue(),
              Window.valueOf(window.get(2).textValue()),
              window.get(3).longValue()),
          window.get(4).longValue());
    }
    return windows;
  }
}
