// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.event.ItemMention;
import org.laurels.core.member.Identity;

/** Reads events from CloudEvents 1.0 in JSON. */
final class CloudEvents {
  static final String SINGLE = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  private static final Set<String> DATA = Set.of("actor", "item", "value", "attributes", "undoes");
  private static final Set<String> ITEM =
      Set.of(
          "id",
          "kind",
          "parent",
          "author",
          "board",
          "tags",
          "created",
          "url",
          "title",
          "attributes");

  private CloudEvents() {}

  /**
   * One event. Extension attributes are passed over, but for {@code sequence}.
   *
   * @throws InvalidEventException if it cannot be taken, naming the field
   */
  static Event read(JsonNode json) {
    if (!json.isObject()) {
      throw new InvalidEventException("", "must be an object");
    }
    JsonFields envelope = JsonFields.of(json);
    checkEnvelope(envelope);
    if (envelope.text("source").equals(Event.OWN_SOURCE)) {
      throw new InvalidEventException(
          "source", "is the engine's own, hosts call themselves otherwise");
    }
    JsonFields data = envelope.object("data");
    if (data != null) {
      data.onlyThese(DATA);
    }
    return new Event(
        envelope.text("source"),
        envelope.text("id"),
        envelope.text("type"),
        envelope.time("time"),
        envelope.number("sequence", 0),
        data == null ? null : data.optionalText("actor"),
        data == null ? null : item(data.object("item")),
        data == null ? 1 : data.number("value", 1),
        data == null ? Map.of() : data.textMap("attributes"),
        data == null ? null : data.optionalText("undoes"));
  }

  private static void checkEnvelope(JsonFields envelope) {
    if (!envelope.text("specversion").equals("1.0")) {
      throw new InvalidEventException("specversion", "must be \"1.0\"");
    }
    String content = envelope.optionalText("datacontenttype");
    if (content != null && !content.matches("(?i)application/([\\w.-]+\\+)?json(;.*)?")) {
      throw new InvalidEventException("datacontenttype", "must be JSON, application/json");
    }
    if (envelope.has("data_base64")) {
      throw new InvalidEventException("data_base64", "is not taken; send data as JSON");
    }
  }

  private static @Nullable ItemMention item(@Nullable JsonFields item) {
    if (item == null) {
      return null;
    }
    item.onlyThese(ITEM);
    return new ItemMention(
        item.text("id"),
        item.optionalText("kind"),
        item.optionalText("parent"),
        item.optionalText("author"),
        item.optionalText("board"),
        item.texts("tags"),
        item.optionalTime("created"),
        item.optionalText("url"),
        item.optionalText("title"),
        item.textMap("attributes"));
  }

  /** Source or id of what could not be taken, where at least that can be read; else empty. */
  static String readable(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value != null && value.isTextual() && value.textValue().length() <= Identity.LENGTH_MAX
        ? value.textValue()
        : "";
  }
}
