// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;

/** Events as a host would send them: CloudEvents in JSON. */
final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  static String batch(List<Event> events) {
    ArrayNode batch = JSON.createArrayNode();
    events.forEach(event -> batch.add(one(event)));
    try {
      return JSON.writeValueAsString(batch);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode one(Event event) {
    ObjectNode json = JSON.createObjectNode();
    json.put("specversion", "1.0").put("source", event.source()).put("id", event.id());
    json.put("type", event.type()).put("time", event.time().toString());
    if (event.sequence() != 0) {
      json.put("sequence", event.sequence());
    }
    ObjectNode data = json.putObject("data");
    if (event.actor() != null) {
      data.put("actor", event.actor());
    }
    if (event.undoes() != null) {
      data.put("undoes", event.undoes());
    }
    data.put("value", event.value());
    event.attributes().forEach(data.putObject("attributes")::put);
    if (event.item() != null) {
      item(data.putObject("item"), event.item());
    }
    return json;
  }

  private static void item(ObjectNode json, ItemMention item) {
    json.put("id", item.id());
    text(json, "kind", item.kind());
    text(json, "parent", item.parent());
    text(json, "author", item.author());
    text(json, "board", item.board());
    text(json, "url", item.url());
    text(json, "title", item.title());
    text(json, "created", item.created() == null ? null : item.created().toString());
    if (item.tags() != null) {
      item.tags().forEach(json.putArray("tags")::add);
    }
    item.attributes().forEach(json.putObject("attributes")::put);
  }

  private static void text(ObjectNode json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
