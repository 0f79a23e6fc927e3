// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.plugin.requesttracker.Facts.Person;
import org.laurels.plugin.requesttracker.Facts.Queue;
import org.laurels.plugin.requesttracker.Statuses.Meaning;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * What a transaction of a ticket means, for those that the extension did not send. It does the same
 * (Events.pm), and both must give the same events, with the same ids, for the same facts;
 * cases.json of the extension holds both to it.
 */
final class TransactionEvents {
  /** Names of people that could be mail addresses are not taken. */
  private static final int NAME_LENGTH_MAX = 100;

  private static final String MEMBER_UPDATED = "member.updated";

  private final Facts facts;
  private final Statuses statuses;
  private final List<SourceEvent> events = new ArrayList<>();

  private TransactionEvents(Facts facts, Statuses statuses) {
    this.facts = facts;
    this.statuses = statuses;
  }

  /** The events, in the order in which they happened. */
  static List<SourceEvent> of(Facts facts, Statuses statuses) {
    TransactionEvents of = new TransactionEvents(facts, statuses);
    switch (facts.transaction().type()) {
      case "Create" -> of.add(SourceEventTypes.TICKET_OPENED, of.ticket());
      case "Correspond" -> of.reply();
      case "Status" -> of.status();
      default -> {
        // An owner, a comment among staff and all else come to nothing.
      }
    }
    return List.copyOf(of.events);
  }

  private SourceItem ticket() {
    Person creator = facts.creator();
    // The ticket is theirs who asked, also where somebody else wrote it down for them.
    String author =
        facts.ticket().requestors().stream().sorted().findFirst().map(String::valueOf).orElse(null);
    if (author == null && creator != null && facts.transaction().type().equals("Create")) {
      author = Long.toString(creator.id());
    }
    return item(Long.toString(facts.ticket().id()), "ticket", null, author);
  }

  /** A reply is a thing of its own, as an answer is: it has an author, and a ticket has many. */
  private void reply() {
    Person creator = facts.creator();
    String author = creator == null ? null : Long.toString(creator.id());
    SourceItem reply =
        item(
            "reply-" + facts.transaction().id(),
            "reply",
            Long.toString(facts.ticket().id()),
            author);
    add(
        SourceEventTypes.TICKET_REPLIED,
        reply,
        creator == null ? Map.of() : Map.of("by", by(creator)),
        null);
  }

  private String by(Person creator) {
    if (facts.ticket().requestors().contains(creator.id())) {
      return "requestor";
    }
    return creator.staff() ? "staff" : "other";
  }

  /** RT opens a ticket itself when a reply comes: no reopening unless it was solved or removed. */
  private void status() {
    Meaning before = statuses.of(facts.transaction().before());
    Meaning after = statuses.of(facts.transaction().after());
    if (before == after) {
      return;
    }
    SourceItem item = ticket();
    if (before == Meaning.REMOVED) {
      add(SourceEventTypes.CONTENT_RESTORED, item);
    }
    // What was solved before it was removed is restored solved; so it ends here, too.
    if (reopens(before, after) && facts.solution() != null) {
      String undone = id(facts.solution(), SourceEventTypes.TICKET_SOLVED);
      add(SourceEventTypes.TICKET_REOPENED, item, Map.of(), undone);
    }
    if (after == Meaning.SOLVED) {
      add(SourceEventTypes.TICKET_SOLVED, item);
    }
    if (after == Meaning.REMOVED) {
      add(SourceEventTypes.CONTENT_DELETED, item);
    }
  }

  /** Whether an earlier solution ends, if there is one. */
  static boolean reopens(Meaning before, Meaning after) {
    return before != after && before != Meaning.OPEN && after != Meaning.REMOVED;
  }

  private SourceItem item(
      String id, String kind, @Nullable String parent, @Nullable String author) {
    Queue queue = facts.ticket().queue();
    return new SourceItem(
        id,
        kind,
        parent,
        author,
        queue == null ? null : Long.toString(queue.id()),
        null,
        null,
        null,
        null,
        queue == null ? Map.of() : Map.of("queue", queue.name()));
  }

  private void add(String type, SourceItem item) {
    add(type, item, Map.of(), null);
  }

  private void add(
      String type, SourceItem item, Map<String, String> attributes, @Nullable String undoes) {
    Person creator = facts.creator();
    if (creator != null && events.isEmpty()) {
      person(creator);
    }
    events.add(
        builder(id(facts.transaction().id(), type), type)
            .item(item)
            .attributes(attributes)
            .undoes(undoes)
            .build());
  }

  /** Told again and again under an id that says what is told, so that it counts once. */
  private void person(Person creator) {
    String kind = creator.staff() ? "employee" : "customer";
    boolean shown = creator.name().indexOf('@') < 0 && creator.name().length() <= NAME_LENGTH_MAX;
    String name = shown ? creator.name() : "";
    Map<String, String> said = new TreeMap<>(Map.of("kind", kind));
    if (!name.isEmpty()) {
      said.put("name", name);
    }
    events.add(
        builder("user:" + creator.id() + ":" + kind + ":" + name, MEMBER_UPDATED)
            .attributes(said)
            .build());
  }

  private SourceEvent.Builder builder(String id, String type) {
    Person creator = facts.creator();
    return SourceEvent.builder(id, type, facts.transaction().created())
        .sequence(facts.transaction().id() * 10 + events.size())
        .actor(creator == null ? null : Long.toString(creator.id()));
  }

  private static String id(long transaction, String type) {
    return "transaction:" + transaction + ":" + type;
  }
}
