// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurels.plugin.events.Cleaning;
import org.laurels.spi.PluginException;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * What an issue and its journals say happened, with the ids that the sender inside Redmine gives to
 * the same. Keeps nothing.
 */
final class IssueEvents {
  private final RedmineAccess access;
  private final Map<String, String> closed;
  private final Predicate<Json> isGuest;

  /**
   * @param closed names of the closed statuses by id
   * @param isGuest whether somebody, told by id and name, is the one under whom Redmine files what
   *     people do who have not signed in
   */
  IssueEvents(RedmineAccess access, Map<String, String> closed, Predicate<Json> isGuest) {
    this.access = access;
    this.closed = Map.copyOf(closed);
    this.isGuest = isGuest;
  }

  /** The events of a public issue, with its journals in it, in the order they happened. */
  List<SourceEvent> of(Json issue) {
    List<SourceEvent> events = new ArrayList<>();
    String id = issue.needed("id");
    String author = person(issue, "author");
    Instant created = time(issue, "created_on");
    SourceItem ticket =
        new SourceItem(
            "issue:" + id,
            "ticket",
            null,
            author,
            issue.object("project").map(each -> "project:" + each.needed("id")).orElse(null),
            issue.object("tracker").flatMap(each -> each.text("name")).map(List::of).orElse(null),
            created,
            access.address("/issues/" + id),
            issue.text("subject").map(Cleaning::shown).orElse(null),
            Map.of());
    events.add(
        SourceEvent.builder("issue:" + id, SourceEventTypes.TICKET_OPENED, created)
            .actor(author)
            .item(ticket)
            .build());
    String solution = null;
    for (Json journal : issue.list("journals")) {
      reply(id, journal).ifPresent(events::add);
      Optional<SourceEvent> change = change(id, journal, solution);
      if (change.isPresent()) {
        boolean solved = change.get().type().equals(SourceEventTypes.TICKET_SOLVED);
        solution = solved ? change.get().id() : null;
        events.add(change.get());
      }
    }
    return events;
  }

  private Optional<SourceEvent> reply(String issue, Json journal) {
    if (journal.isTrue("private_notes") || journal.text("notes").orElse("").isBlank()) {
      return Optional.empty();
    }
    String id = "note:" + journal.needed("id");
    Instant created = time(journal, "created_on");
    String author = person(journal, "user");
    SourceItem note =
        new SourceItem(
            id,
            "reply",
            "issue:" + issue,
            author,
            null,
            null,
            created,
            access.address("/issues/" + issue + "#change-" + journal.needed("id")),
            null,
            Map.of());
    return Optional.of(
        SourceEvent.builder(id, SourceEventTypes.TICKET_REPLIED, created)
            .actor(author)
            .item(note)
            .build());
  }

  private Optional<SourceEvent> change(String issue, Json journal, @Nullable String solution) {
    for (Json detail : journal.list("details")) {
      if (!detail.text("name").orElse("").equals("status_id")
          || !detail.text("property").orElse("").equals("attr")) {
        continue;
      }
      String status = closed.get(detail.text("new_value").orElse(""));
      boolean solved = status != null;
      if (solved == closed.containsKey(detail.text("old_value").orElse(""))) {
        return Optional.empty();
      }
      SourceEvent.Builder event =
          SourceEvent.builder(
                  "status:" + journal.needed("id"),
                  solved ? SourceEventTypes.TICKET_SOLVED : SourceEventTypes.TICKET_REOPENED,
                  time(journal, "created_on"))
              .actor(person(journal, "user"))
              .item(SourceItem.of("issue:" + issue));
      return Optional.of(
          status != null
              ? event.attributes(Map.of("status", Cleaning.shown(status))).build()
              : event.undoes(solution).build());
    }
    return Optional.empty();
  }

  /** Guests are nobody. */
  private @Nullable String person(Json of, String name) {
    return of.object(name).filter(isGuest.negate()).map(each -> each.needed("id")).orElse(null);
  }

  static Instant time(Json of, String name) {
    try {
      return OffsetDateTime.parse(of.needed(name)).toInstant();
    } catch (DateTimeException e) {
      throw new PluginException(of.place(), "'" + name + "' is no time with a zone", e);
    }
  }
}
