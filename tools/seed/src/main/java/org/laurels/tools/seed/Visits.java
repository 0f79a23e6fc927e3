// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.event.Event;

/** Who came by; the forum says so once a day at most, and not always. */
final class Visits {
  private static final double NOTED = 0.11;

  private final Dice dice;
  private final Rhythm rhythm;
  private final People people;
  private final EventLog log;
  private final Set<Visit> noted = new HashSet<>();

  Visits(Dice dice, Rhythm rhythm, People people, EventLog log) {
    this.dice = dice;
    this.rhythm = rhythm;
    this.people = people;
    this.log = log;
  }

  private record Visit(String who, LocalDate day) {}

  void happen() {
    Map<String, Instant> joined = new HashMap<>();
    people.all().forEach(person -> joined.put(person.id(), person.joined()));
    List<Event> events = log.inOrder();
    for (Event event : events) {
      String who = event.actor();
      if (who != null && event.source().equals(SampleCommunity.FORUM) && dice.chance(NOTED)) {
        Instant time = event.time().minusSeconds(dice.between(40, 900));
        if (time.isAfter(joined.getOrDefault(who, Instant.MAX))) {
          visit(who, time);
        }
      }
    }
    for (Person reader : people.of(Part.ASKER)) {
      if (dice.chance(0.4)) {
        visit(reader.id(), rhythm.after(reader.joined(), Duration.ofDays(25)));
      }
    }
  }

  private void visit(String who, Instant time) {
    if (noted.add(new Visit(who, time.atZone(ZoneOffset.UTC).toLocalDate()))) {
      log.draft(SampleCommunity.FORUM, "member.visited", time).by(who).add();
    }
  }
}
