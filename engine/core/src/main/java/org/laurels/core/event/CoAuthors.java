// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who wrote an item beside its author, as an attribute of the item says it. */
public final class CoAuthors {
  /** Attribute of an item: the host's ids of its co-authors, with commas between them. */
  public static final String ATTRIBUTE = "co-authors";

  public static final int COUNT_MAX = 20;

  private CoAuthors() {}

  static void check(Map<String, String> attributes) {
    String said = attributes.get(ATTRIBUTE);
    if (said == null) {
      return;
    }
    String field = "data.item.attributes." + ATTRIBUTE;
    List<String> ids = ids(said);
    if (ids.size() > COUNT_MAX) {
      throw new InvalidEventException(
          field, "names " + ids.size() + " people, at most " + COUNT_MAX + " are taken");
    }
    ids.forEach(id -> EventLimits.name(field, id));
  }

  /**
   * The host's ids of those whom an event names, each once.
   *
   * @return null where it says nothing of them; empty where it says that there are none
   */
  public static @Nullable List<String> of(Event event) {
    ItemMention item = event.item();
    String said = item == null ? null : item.attributes().get(ATTRIBUTE);
    return said == null ? null : ids(said);
  }

  /** The text without some of the people. */
  static String without(Set<String> others, String said) {
    return ids(said).stream().filter(id -> !others.contains(id)).collect(Collectors.joining(","));
  }

  private static List<String> ids(String said) {
    Set<String> ids =
        Stream.of(said.split(","))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return List.copyOf(ids);
  }
}
