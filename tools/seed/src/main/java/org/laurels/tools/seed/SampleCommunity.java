// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.event.Event;
import org.laurels.core.member.Identity;

/**
 * The support community of a phone network that does not exist: a forum with questions and ideas,
 * and a care desk. A seed, a size and an end give the same events on every JDK.
 *
 * <p>Immutable and thread-safe.
 */
public final class SampleCommunity {
  /** The source of questions, answers, ideas and everything around them. */
  public static final String FORUM = "forum";

  /** The source of tickets. */
  public static final String DESK = "desk";

  private final List<Event> events;
  private final List<Identity> superUsers;

  private SampleCommunity(List<Event> events, List<Identity> superUsers) {
    this.events = List.copyOf(events);
    this.superUsers = List.copyOf(superUsers);
  }

  /**
   * Invents a community.
   *
   * @param end all events happen before
   */
  public static SampleCommunity of(long seed, SampleSize size, Instant end) {
    requireNonNull(size, "size is null");
    Instant last = end.truncatedTo(ChronoUnit.MILLIS);
    Dice dice = new Dice(seed);
    Rhythm rhythm = new Rhythm(dice, last.minus(size.span()), last);
    EventLog log = new EventLog(last);
    People people = People.invent(dice, rhythm, size.members());
    people.join(log);
    Reactions reactions = new Reactions(dice, rhythm, people, log);
    new Questions(dice, rhythm, people, log, reactions).happen(size.questions());
    new Ideas(dice, rhythm, people, log, reactions).happen(size.ideas());
    Tickets tickets = new Tickets(dice, rhythm, people, log);
    tickets.happen(size.tickets());
    new Merges(people, rhythm, log).happen(tickets);
    new Visits(dice, rhythm, people, log).happen();
    List<Identity> superUsers =
        people.of(Part.SUPER_USER).stream().map(one -> new Identity(FORUM, one.id())).toList();
    return new SampleCommunity(log.inOrder(), superUsers);
  }

  /** All events in the order they happened. */
  public List<Event> events() {
    return events;
  }

  /** Those who answer most, the busiest first. */
  public List<Identity> superUsers() {
    return superUsers;
  }

  /** How many events there are of each type. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    events.forEach(event -> counts.merge(event.type(), 1, Integer::sum));
    return counts;
  }

  /**
   * The events as they would arrive: some twice, some after others that happened later. None is
   * missing.
   *
   * @param duplicateShare how many of all arrive a second time, from 0 to 1
   * @param lateShare how many of all arrive after their turn, from 0 to 1
   */
  public List<Event> arrivals(double duplicateShare, double lateShare, long seed) {
    return Arrivals.of(events, duplicateShare, lateShare, new Dice(seed));
  }
}
