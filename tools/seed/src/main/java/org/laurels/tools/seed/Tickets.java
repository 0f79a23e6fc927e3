// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;

/** The care desk: a host of its own, with ids of its own for the same people. */
final class Tickets {
  private static final List<String> QUEUES = List.of("technical", "contracts", "logistics");
  private static final int PEERS = 3;

  private final Dice dice;
  private final Rhythm rhythm;
  private final People people;
  private final EventLog log;
  private final Titles titles;
  private final List<Person> agents = new ArrayList<>();
  private final Map<Person, String> deskIds = new HashMap<>();
  private int tickets;
  private int replies;

  Tickets(Dice dice, Rhythm rhythm, People people, EventLog log) {
    this.dice = dice;
    this.rhythm = rhythm;
    this.people = people;
    this.log = log;
    this.titles = new Titles(dice);
  }

  /** A ticket and what is known of it. */
  private record Ticket(String id, String customer, ItemMention named) {}

  /** What somebody wrote last on a ticket. */
  private record Reply(ItemMention named, Person agent, Instant time) {}

  void happen(int count) {
    hire();
    Instant opened = rhythm.at(0.1);
    Stream.generate(() -> rhythm.momentAfter(opened)).limit(count).sorted().forEach(this::ticket);
  }

  /** Employees answer, and a few super users who were asked to help. */
  private void hire() {
    List<Person> employees = people.of(Part.EMPLOYEE);
    agents.addAll(employees);
    agents.addAll(employees);
    people.of(Part.SUPER_USER).stream().limit(PEERS).forEach(agents::add);
    for (Person agent : agents) {
      join(agent, agent.joined().plus(dice.time(Duration.ofHours(30), 0.3)));
    }
  }

  /** The desk's id of somebody; null while the desk does not know the person. */
  @Nullable String deskId(Person person) {
    return deskIds.get(person);
  }

  private String join(Person person, Instant time) {
    String known = deskIds.get(person);
    if (known != null) {
      return known;
    }
    String id = (agents.contains(person) ? "agent-" : "customer-") + (1_001 + deskIds.size());
    deskIds.put(person, id);
    log.draft(SampleCommunity.DESK, EventTypes.MEMBER_JOINED, time)
        .by(id)
        .with(Profiles.of(person))
        .add();
    return id;
  }

  private void ticket(Instant time) {
    Person person = people.askers.draw(dice, time);
    while (agents.contains(person)) {
      person = people.askers.draw(dice, time);
    }
    String customer = join(person, time.minusSeconds(dice.between(1, 60)));
    String id = "t" + ++tickets;
    String queue = dice.pick(QUEUES);
    ItemMention told =
        new ItemMention(
            id, "ticket", null, customer, queue, null, time, null, titles.ticket(), Map.of());
    log.draft(SampleCommunity.DESK, EventTypes.TICKET_OPENED, time).by(customer).on(told).add();
    Ticket ticket = new Ticket(id, customer, ItemMention.of(id));
    Reply reply = reply(ticket, agentAt(time), time, Duration.ofMinutes(50));
    Reply last = converse(ticket, reply);
    if (dice.chance(0.95)) {
      solve(ticket, last);
    }
  }

  private Person agentAt(Instant time) {
    Person agent = dice.pick(agents);
    return agent.joined().plus(Duration.ofDays(5)).isBefore(time) ? agent : agents.get(0);
  }

  /** The customer asks back, now and then more than once. */
  private Reply converse(Ticket ticket, Reply first) {
    Reply last = first;
    while (dice.chance(0.28)) {
      Instant asked = rhythm.after(last.time(), Duration.ofHours(3));
      say(ticket, ticket.customer(), asked);
      last = reply(ticket, last.agent(), asked, Duration.ofHours(2));
    }
    return last;
  }

  private Reply reply(Ticket ticket, Person agent, Instant cause, Duration delay) {
    boolean employee = agent.part() == Part.EMPLOYEE;
    Instant time = employee ? rhythm.afterInOffice(cause, delay) : rhythm.after(cause, delay);
    return new Reply(say(ticket, idOf(agent), time), agent, time);
  }

  private ItemMention say(Ticket ticket, String who, Instant time) {
    ItemMention reply =
        new ItemMention(
            "r" + ++replies, "reply", ticket.id(), who, null, null, time, null, null, Map.of());
    log.draft(SampleCommunity.DESK, EventTypes.TICKET_REPLIED, time).by(who).on(reply).add();
    return ItemMention.of(reply.id());
  }

  private String idOf(Person agent) {
    return requireNonNull(deskIds.get(agent), "agent has no id");
  }

  private void solve(Ticket ticket, Reply last) {
    Reply end = last;
    Instant solved = end.time().plusSeconds(dice.between(20, 5_000));
    String solution = solved(ticket, end, solved);
    if (dice.chance(0.08)) {
      Instant back = rhythm.after(solved, Duration.ofDays(2));
      log.draft(SampleCommunity.DESK, "ticket.reopened", back)
          .by(ticket.customer())
          .on(ticket.named())
          .undoing(solution)
          .add();
      end = reply(ticket, agentAt(back), back, Duration.ofHours(1));
      solved = end.time().plusSeconds(dice.between(20, 5_000));
      solved(ticket, end, solved);
    }
    if (dice.chance(0.55)) {
      rate(ticket, end, rhythm.after(solved, Duration.ofHours(5)));
    }
  }

  private String solved(Ticket ticket, Reply last, Instant time) {
    return log.draft(SampleCommunity.DESK, "ticket.solved", time)
        .by(idOf(last.agent()))
        .on(ticket.named())
        .add();
  }

  /** Customers rate the reply that solved it, so that the thanks go to its author. */
  private void rate(Ticket ticket, Reply reply, Instant time) {
    int luck = dice.below(100);
    int stars = luck < 48 ? 5 : luck < 76 ? 4 : luck < 88 ? 3 : luck < 94 ? 2 : 1;
    log.draft(SampleCommunity.DESK, "satisfaction.rated", time)
        .by(ticket.customer())
        .on(reply.named())
        .value(stars)
        .add();
  }
}
