// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Parties;

/** Whom events concern beside who did them and who wrote their items. */
final class EventParties {
  private static final Comparator<Link> IN_ORDER_OF_KEY =
      Comparator.comparingLong(Link::identityId).thenComparingLong(Link::eventId);

  private EventParties() {}

  private record Link(long identityId, long eventId) {}

  /** Links the events that concern somebody so; of usual events there is nothing to write. */
  static void insert(List<FoldEvent> events, RowWriter writer, Dialect dialect)
      throws SQLException {
    List<Link> links = new ArrayList<>();
    for (FoldEvent event : events) {
      List<Long> said = event.resolved().coAuthorIds();
      if (said != null || event.facts().parties() != null) {
        Set<Long> named = new TreeSet<>(event.parties());
        named.addAll(said == null ? List.of() : said);
        named.forEach(identity -> links.add(new Link(identity, event.id())));
      }
    }
    if (links.isEmpty()) {
      return;
    }
    links.sort(IN_ORDER_OF_KEY);
    writer.insert(
        dialect.insertOnce("event_party", "identity_id", "event_id"),
        links,
        (row, link) -> row.number(link.identityId()).number(link.eventId()));
  }

  static @Nullable String text(@Nullable List<Long> identities) {
    return identities == null
        ? null
        : identities.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  static @Nullable List<Long> said(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return text.isEmpty() ? List.of() : Stream.of(text.split(" ")).map(Long::valueOf).toList();
  }

  static void write(JsonGenerator json, @Nullable Parties parties) throws IOException {
    if (parties != null) {
      json.writeObjectFieldStart("w");
      numbers(json, "c", parties.coAuthors());
      numbers(json, "s", parties.supporters());
      StateJson.number(json, "o", parties.others());
      json.writeEndObject();
    }
  }

  private static void numbers(JsonGenerator json, String name, List<Long> numbers)
      throws IOException {
    if (!numbers.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (long number : numbers) {
        json.writeNumber(number);
      }
      json.writeEndArray();
    }
  }

  static @Nullable Parties read(@Nullable JsonNode json) {
    return json == null
        ? null
        : new Parties(
            numbers(json.get("c")), numbers(json.get("s")), (int) StateJson.number(json, "o"));
  }

  private static List<Long> numbers(@Nullable JsonNode array) {
    List<Long> numbers = new ArrayList<>();
    if (array != null) {
      array.forEach(number -> numbers.add(number.longValue()));
    }
    return numbers;
  }
}
