// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.plugin.requesttracker.Facts.Person;
import org.laurels.plugin.requesttracker.Facts.Queue;
import org.laurels.plugin.requesttracker.Facts.Ticket;
import org.laurels.plugin.requesttracker.Facts.Transaction;
import org.laurels.plugin.requesttracker.Statuses.Meaning;
import org.laurels.spi.HostCalls;

/**
 * Looks up over REST2 what events need to know, and remembers people, queues and tickets for as
 * long as one run takes. Belongs to the thread of the run.
 */
final class HistoryFacts {
  private static final int REMEMBERED_MAX = 10_000;

  /** Only tickets, so that RT itself leaves out what the user may not see, before it counts. */
  static final String TICKETS_ONLY = "ObjectType = 'RT::Ticket'";

  private static final Set<String> RT_ITSELF = Set.of("RT_System", "Nobody");

  private final Rest rest;
  private final HostCalls calls;
  private final Statuses statuses;
  private final Map<String, Optional<Person>> people = remembering();
  private final Map<String, Optional<Queue>> queues = remembering();
  private final Map<Long, Ticket> tickets = remembering();

  HistoryFacts(Rest rest, HostCalls calls, Statuses statuses) {
    this.rest = rest;
    this.calls = calls;
    this.statuses = statuses;
  }

  private static <K, V> Map<K, V> remembering() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED_MAX;
      }
    };
  }

  /** What there is to know of a transaction by the user of that number. */
  Facts of(Transaction transaction, long ticketId, long creator) {
    Ticket ticket = tickets.get(ticketId);
    if (ticket == null) {
      ticket = askTicket(ticketId);
      tickets.put(ticketId, ticket);
    }
    return new Facts(
        transaction, person(creator).orElse(null), ticket, solution(transaction, ticketId));
  }

  private Ticket askTicket(long id) {
    Map<String, Object> ticket = rest.find(calls, "/ticket/" + id, Map.of()).orElse(Map.of());
    Queue queue =
        ticket.get("Queue") instanceof Map<?, ?> said
            ? Rest.text(said, "id").flatMap(this::queue).orElse(null)
            : null;
    List<Long> requestors =
        Rest.objects(ticket, "Requestor").stream()
            .flatMap(each -> Rest.text(each, "id").stream())
            .flatMap(name -> person(name).stream())
            .map(Person::id)
            .toList();
    return new Ticket(id, queue, requestors);
  }

  private Optional<Queue> queue(String id) {
    return known(
        queues,
        id,
        key -> {
          Map<String, Object> queue =
              rest.find(calls, "/queue/" + Rest.encoded(key), Map.of()).orElse(Map.of());
          return Rest.number(queue, "id")
              .flatMap(number -> Rest.text(queue, "Name").map(name -> new Queue(number, name)));
        });
  }

  /** Somebody by number; RT's own two users are nobody. */
  private Optional<Person> person(long id) {
    return known(people, Long.toString(id), this::askPerson);
  }

  /** Somebody by name. RT takes a name of digits for a number, and so finds somebody else. */
  private Optional<Person> person(String name) {
    return known(people, "name " + name, key -> askPerson(name))
        .filter(person -> person.name().equalsIgnoreCase(name));
  }

  private Optional<Person> askPerson(String key) {
    Map<String, Object> user =
        rest.find(calls, "/user/" + Rest.encoded(key), Map.of()).orElse(Map.of());
    String name = Rest.text(user, "Name").orElse("");
    boolean staff = Rest.text(user, "Privileged").equals(Optional.of("1"));
    return Rest.number(user, "id")
        .filter(id -> !RT_ITSELF.contains(name))
        .map(id -> new Person(id, name, staff));
  }

  private static <V> Optional<V> known(
      Map<String, Optional<V>> memory, String key, Function<String, Optional<V>> asking) {
    Optional<V> known = memory.get(key);
    if (known == null) {
      known = asking.apply(key);
      memory.put(key, known);
    }
    return known;
  }

  /** Asked only where it makes a difference. */
  private @Nullable Long solution(Transaction transaction, long ticketId) {
    if (!transaction.type().equals("Status")
        || !TransactionEvents.reopens(
            statuses.of(transaction.before()), statuses.of(transaction.after()))) {
      return null;
    }
    Map<String, Object> earlier =
        rest.find(
                calls,
                "/transactions",
                Map.of(
                    "query",
                    TICKETS_ONLY
                        + " AND ObjectId = "
                        + ticketId
                        + " AND Type = 'Status' AND id < "
                        + transaction.id(),
                    "orderby",
                    "id",
                    "order",
                    "DESC",
                    "per_page",
                    "100",
                    "fields",
                    "OldValue,NewValue"))
            .orElse(Map.of());
    return Rest.objects(earlier, "items").stream()
        .filter(each -> statuses.of(Rest.text(each, "NewValue").orElse("")) == Meaning.SOLVED)
        .filter(each -> statuses.of(Rest.text(each, "OldValue").orElse("")) != Meaning.SOLVED)
        .flatMap(each -> Rest.number(each, "id").stream())
        .findFirst()
        .orElse(null);
  }
}
