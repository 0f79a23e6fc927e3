// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.StatementLine;

/** A forum in a story: what it tells the engine, and what its people have then. */
final class Forum {
  private static final Community COMMUNITY = new Community(1, "stories");

  private final InMemoryIntakeStore store = new InMemoryIntakeStore();
  private final List<Event> told = new ArrayList<>();
  private final Programmes programmes = Programmes.of(TestProgrammes.first());
  private final Intake intake =
      new Intake(
          store,
          (community, version) -> programmes,
          TestClock.pinned("2026-04-01T00:00:00Z"),
          (incident, cause) -> {
            throw new AssertionError(cause);
          });

  /** Tells events in this order, each in a batch of its own. */
  Forum tells(Event... events) {
    for (Event event : events) {
      told.add(event);
      intake.accept(COMMUNITY, List.of(event));
      books().check();
    }
    return this;
  }

  Books books() {
    return store.books(COMMUNITY);
  }

  long reputation(String person) {
    return books().balance(new Identity("forum", person), TestProgrammes.REPUTATION);
  }

  long credits(String person) {
    return books().balance(new Identity("forum", person), TestProgrammes.CREDITS);
  }

  List<String> badges(String person) {
    return books().badgesOf(new Identity("forum", person));
  }

  /** What was booked for one event, oldest first: causes and changes. */
  List<String> bookedFor(Event event) {
    return books().entries().stream()
        .filter(line -> event.id().equals(line.eventId()))
        .map(Forum::text)
        .toList();
  }

  private static String text(StatementLine line) {
    return "%s %s %+d".formatted(line.reason(), line.cause(), line.change());
  }

  /** Asserts that another order of arrival, and the model, come to the same. */
  void isTheSameInAnyOrder() {
    new ReferenceModel(programmes, told).check(books());
    for (int seed = 0; seed < 10; seed++) {
      List<Event> order = new ArrayList<>(told);
      Collections.shuffle(order, new Random(seed));
      Books other = new Forum().tells(order.toArray(Event[]::new)).books();
      assertThat(other.live().stream().map(LiveLine::of))
          .containsExactlyInAnyOrderElementsOf(books().live().stream().map(LiveLine::of).toList());
    }
  }
}
