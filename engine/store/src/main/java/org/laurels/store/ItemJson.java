// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventOrder;
import org.laurels.core.item.EventFacts;
import org.laurels.core.item.ItemFacts;
import org.laurels.core.item.ItemFigures;
import org.laurels.core.item.ItemState;
import org.laurels.core.item.ItemStatus;
import org.laurels.core.item.ItemView;
import org.laurels.core.item.Toggle;

/** Items, and what events saw of them, as JSON. */
final class ItemJson {
  private ItemJson() {}

  static String state(ItemState state) {
    return StateJson.write(
        json -> {
          json.writeStartObject();
          facts(json, state.facts());
          figures(json, state.figures());
          StateJson.order(json, "o", state.lastOrder());
          json.writeEndObject();
        });
  }

  static ItemState state(long id, String text, @Nullable String title, @Nullable String url) {
    JsonNode json = StateJson.read(text);
    return new ItemState(id, facts(json), figures(json), title, url, StateJson.order(json, "o"));
  }

  static @Nullable String eventFacts(EventFacts facts) {
    ItemView item = facts.item();
    if (item == null) {
      return null;
    }
    return StateJson.write(
        json -> {
          json.writeStartObject();
          view(json, "i", item);
          view(json, "p", facts.parent());
          StateJson.number(json, "r", facts.rivalsPeak());
          json.writeEndObject();
        });
  }

  static EventFacts eventFacts(@Nullable String text) {
    if (text == null) {
      return EventFacts.NONE;
    }
    JsonNode json = StateJson.read(text);
    return new EventFacts(view(json.get("i")), view(json.get("p")), StateJson.number(json, "r"));
  }

  static @Nullable String toggles(List<Toggle> toggles) {
    if (toggles.isEmpty()) {
      return null;
    }
    return StateJson.write(
        json -> {
          json.writeStartArray();
          for (Toggle toggle : toggles) {
            json.writeStartObject();
            StateJson.order(json, "o", toggle.at());
            StateJson.number(json, "e", toggle.byEventId());
            StateJson.text(json, "k", toggle.kind().name());
            view(json, "i", toggle.item());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  static List<Toggle> toggles(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<Toggle> toggles = new ArrayList<>();
    for (JsonNode json : StateJson.read(text)) {
      EventOrder at = StateJson.order(json, "o");
      if (at == null) {
        throw new IllegalStateException("a toggle has no place in its timeline");
      }
      toggles.add(
          new Toggle(
              at,
              StateJson.number(json, "e"),
              Toggle.Kind.valueOf(StateJson.text(json, "k")),
              view(json.get("i"))));
    }
    return toggles;
  }

  private static void view(JsonGenerator json, String name, @Nullable ItemView view)
      throws IOException {
    if (view != null) {
      json.writeObjectFieldStart(name);
      StateJson.number(json, "n", view.itemId());
      facts(json, view.facts());
      figures(json, view.figures());
      json.writeEndObject();
    }
  }

  private static @Nullable ItemView view(@Nullable JsonNode json) {
    return json == null
        ? null
        : new ItemView(StateJson.number(json, "n"), facts(json), figures(json));
  }

  private static void facts(JsonGenerator json, ItemFacts facts) throws IOException {
    StateJson.text(json, "k", facts.kind());
    StateJson.number(json, "a", facts.authorId());
    StateJson.number(json, "p", facts.parentId());
    StateJson.text(json, "b", facts.board());
    StateJson.texts(json, "t", facts.tags());
    StateJson.time(json, "c", facts.created());
    StateJson.textMap(json, "x", facts.attributes());
  }

  private static ItemFacts facts(JsonNode json) {
    return new ItemFacts(
        StateJson.text(json, "k"),
        StateJson.number(json, "a"),
        StateJson.number(json, "p"),
        StateJson.text(json, "b"),
        StateJson.texts(json, "t"),
        StateJson.time(json, "c"),
        StateJson.textMap(json.get("x")));
  }

  private static void figures(JsonGenerator json, ItemFigures figures) throws IOException {
    StateJson.number(json, "s", figures.score());
    StateJson.number(json, "m", figures.peak());
    StateJson.numberMap(json, "v", figures.votes());
    StateJson.number(json, "w", figures.views());
    StateJson.number(json, "an", figures.answers());
    StateJson.number(json, "ae", figures.answersEver());
    StateJson.number(json, "cn", figures.comments());
    if (figures.accepted()) {
      json.writeBooleanField("ac", true);
    }
    StateJson.number(json, "aa", figures.acceptedAnswerId());
    StateJson.number(json, "po", figures.position());
    if (figures.posted()) {
      json.writeBooleanField("pd", true);
    }
    StateJson.number(json, "ba", figures.bestAnswerId());
    StateJson.number(json, "bp", figures.bestPeak());
    StateJson.number(json, "sp", figures.secondPeak());
    if (figures.status() != ItemStatus.LIVE) {
      json.writeStringField("st", figures.status().name());
    }
  }

  private static ItemFigures figures(JsonNode json) {
    return new ItemFigures(
        StateJson.number(json, "s"),
        StateJson.number(json, "m"),
        votes(json.get("v")),
        StateJson.number(json, "w"),
        (int) StateJson.number(json, "an"),
        (int) StateJson.number(json, "ae"),
        (int) StateJson.number(json, "cn"),
        json.has("ac"),
        StateJson.number(json, "aa"),
        (int) StateJson.number(json, "po"),
        json.has("pd"),
        StateJson.number(json, "ba"),
        StateJson.number(json, "bp"),
        StateJson.number(json, "sp"),
        json.has("st") ? ItemStatus.valueOf(StateJson.text(json, "st")) : ItemStatus.LIVE);
  }

  private static Map<String, Integer> votes(@Nullable JsonNode json) {
    if (json == null) {
      return Map.of();
    }
    Map<String, Integer> votes = new HashMap<>();
    json.properties().forEach(vote -> votes.put(vote.getKey(), vote.getValue().intValue()));
    return Map.copyOf(votes);
  }
}
