// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.spi.SignatureScheme;

/** What the bodies of a host mean. Immutable. */
record Mapping(SignatureScheme signature, List<EventMapping> events) {
  Mapping {
    events = List.copyOf(events);
  }

  /** How times are written. */
  enum TimeForm {
    ISO,
    SECONDS,
    MILLIS
  }

  /**
   * One event that a body may hold.
   *
   * @param each the list whose elements each give an event; an element's fields are then found
   *     under {@code each}
   * @param codeIn where a text stands in which members post codes; the event is there only where
   *     the text holds one, and of the text says nothing else
   * @param when what must hold, all of it
   */
  record EventMapping(
      Optional<Path> each,
      List<Condition> when,
      Optional<Path> codeIn,
      Template type,
      Template id,
      Template time,
      TimeForm timeForm,
      Optional<Template> actor,
      Optional<Template> value,
      Optional<Template> undoes,
      Map<String, Template> attributes,
      Optional<ItemMapping> item) {
    EventMapping {
      when = List.copyOf(when);
      attributes = Map.copyOf(attributes);
    }
  }

  /**
   * The item of an event.
   *
   * @param fields by name: id, kind, parent, author, board, url, title, created
   */
  record ItemMapping(
      Map<String, Template> fields, Optional<Path> tags, Map<String, Template> attributes) {
    ItemMapping {
      fields = Map.copyOf(fields);
      attributes = Map.copyOf(attributes);
    }
  }
}
