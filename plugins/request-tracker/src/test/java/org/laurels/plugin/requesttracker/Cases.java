// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurels.plugin.events.BodyReader;
import org.laurels.plugin.requesttracker.Facts.Person;
import org.laurels.plugin.requesttracker.Facts.Queue;
import org.laurels.plugin.requesttracker.Facts.Ticket;
import org.laurels.plugin.requesttracker.Facts.Transaction;

/** What both sides are held to: facts, and the events that they come to. */
final class Cases {
  private static final Path FILE = Path.of("RT-Extension-Laurels", "t", "cases.json");

  private Cases() {}

  /** One case; its events as the extension sends them. */
  record Case(String name, Facts facts, String events) {
    byte[] body() {
      return events.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> all() {
    try {
      // One case a line, so that the events can be cut out as the bytes that would be sent.
      List<Case> cases = new ArrayList<>();
      for (String line : Files.readAllLines(FILE)) {
        if (line.startsWith("  {")) {
          String json = line.strip().replaceAll(",$", "");
          String marker = "\"events\": ";
          String events = json.substring(json.indexOf(marker) + marker.length(), json.length() - 1);
          Map<String, Object> each = BodyReader.read(json.getBytes(StandardCharsets.UTF_8));
          cases.add(
              new Case(
                  Rest.text(each, "name").orElseThrow(),
                  facts((Map<?, ?>) each.get("facts")),
                  events));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Facts facts(Map<?, ?> facts) {
    Map<?, ?> transaction = (Map<?, ?>) facts.get("transaction");
    return new Facts(
        new Transaction(
            number(transaction, "id"),
            Rest.text(transaction, "type").orElseThrow(),
            Rest.text(transaction, "old").orElse(null),
            Rest.text(transaction, "new").orElse(null),
            Instant.parse(Rest.text(transaction, "created").orElseThrow().replace(' ', 'T') + "Z")),
        facts.get("creator") instanceof Map<?, ?> user
            ? new Person(
                number(user, "id"),
                Rest.text(user, "name").orElseThrow(),
                number(user, "staff") == 1)
            : null,
        ticket((Map<?, ?>) facts.get("ticket")),
        Rest.number(facts, "solution").orElse(null));
  }

  private static Ticket ticket(Map<?, ?> ticket) {
    return new Ticket(
        number(ticket, "id"),
        ticket.get("queue") instanceof Map<?, ?> queue
            ? new Queue(number(queue, "id"), Rest.text(queue, "name").orElseThrow())
            : null,
        ((List<?>) ticket.get("requestors"))
            .stream().map(id -> Long.valueOf((String) id)).toList());
  }

  private static long number(Map<?, ?> of, String name) {
    return Rest.number(of, name).orElseThrow();
  }
}
