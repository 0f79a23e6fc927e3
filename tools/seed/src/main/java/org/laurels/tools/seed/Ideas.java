// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.laurels.core.event.EventTypes;

/** The idea board: ideas, their votes, and what the company makes of them. */
final class Ideas {
  /** An idea with so many votes may be planned. */
  private static final int VOTES_NOTICED = 6;

  private final Dice dice;
  private final Rhythm rhythm;
  private final People people;
  private final EventLog log;
  private final Reactions reactions;
  private final Titles titles;
  private final List<Person> employees;
  private int ideas;

  Ideas(Dice dice, Rhythm rhythm, People people, EventLog log, Reactions reactions) {
    this.dice = dice;
    this.rhythm = rhythm;
    this.people = people;
    this.log = log;
    this.reactions = reactions;
    this.titles = new Titles(dice);
    this.employees = people.of(Part.EMPLOYEE);
  }

  void happen(int count) {
    Instant opened = rhythm.at(0.03);
    Stream.generate(() -> rhythm.momentAfter(opened)).limit(count).sorted().forEach(this::idea);
  }

  private void idea(Instant time) {
    Person author =
        dice.chance(0.5) ? people.likers.draw(dice, time) : people.askers.draw(dice, time);
    Board board = author.board();
    Post idea = new Post("i" + ++ideas, "idea", null, author, time);
    log.draft(SampleCommunity.FORUM, EventTypes.IDEA_SUBMITTED, time)
        .by(author.id())
        .on(idea.told(board, titles.tags(board), titles.idea()))
        .add();
    reactions.votes(idea, "like", dice.around(9 * dice.factor(0.8)), Duration.ofDays(12));
    reactions.comments(idea, dice.around(1));
    Instant read = rhythm.afterInOffice(time, Duration.ofDays(20));
    if (idea.voters.size() < VOTES_NOTICED) {
      if (dice.chance(0.3)) {
        status(idea, "declined", read);
      }
    } else if (dice.chance(0.7)) {
      status(idea, "planned", read);
      if (dice.chance(0.7)) {
        status(idea, "shipped", rhythm.afterInOffice(read, Duration.ofDays(45)));
      }
    }
  }

  private void status(Post idea, String status, Instant time) {
    log.draft(SampleCommunity.FORUM, "idea.status.changed", time)
        .by(dice.pick(employees).id())
        .on(idea.named())
        .with(Map.of("status", status))
        .add();
  }
}
