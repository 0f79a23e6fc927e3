// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.Receipt;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.expression.document.ProgrammeReader;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.expression.document.Starters;
import org.laurels.testkit.Books;
import org.laurels.testkit.InMemoryIntakeStore;
import org.laurels.testkit.TestClock;

/** A real community whose events arrive in any order comes to the same balances and badges. */
class ArrivalOrderIT {
  private static final int BATCH = 1_000;

  @Test
  void realHistory_inAnyOrderOfArrival_isTheSame() {
    List<Event> events = DumpEvents.of(Dump.named("beer-2016-09"));
    long seed = 9L;
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));

    Books inOrder = taken(events);
    Books anyOrder = taken(shuffled);

    assertThat(balances(anyOrder)).as("seed %d", seed).isEqualTo(balances(inOrder));
    assertThat(badges(anyOrder)).as("seed %d", seed).isEqualTo(badges(inOrder));
  }

  private static Books taken(List<Event> events) {
    InMemoryIntakeStore store = new InMemoryIntakeStore();
    Community community = new Community(1, "beer");
    Programmes programmes = Programmes.of(starter("stack-exchange-2010"));
    Intake intake =
        new Intake(
            store,
            (of, version) -> programmes,
            TestClock.pinned("2026-01-01T00:00:00Z"),
            (incident, cause) -> {
              throw cause;
            });
    for (int from = 0; from < events.size(); from += BATCH) {
      List<Event> batch = events.subList(from, Math.min(events.size(), from + BATCH));
      assertThat(intake.accept(community, batch))
          .allMatch(receipt -> receipt.status() == Receipt.Status.ACCEPTED);
    }
    return store.books(community).check();
  }

  private static Programme starter(String name) {
    Starters starters = new Starters(ArrivalOrderIT.class.getClassLoader());
    ProgrammeReading reading =
        new ProgrammeReader(starters).read(name, starters.apply(name).orElseThrow());
    return ((ProgrammeReading.Accepted) reading).programme();
  }

  private static Map<String, Map<String, Long>> balances(Books books) {
    Map<String, Map<String, Long>> balances = new TreeMap<>();
    books
        .members()
        .forEach(m -> balances.put(m.identities().get(0).toString(), Map.copyOf(m.balances())));
    return balances;
  }

  private static Set<String> badges(Books books) {
    Set<String> badges = new TreeSet<>();
    books
        .badges()
        .forEach(b -> badges.add(b.identity() + " " + b.badge() + " " + b.itemId() + b.eventId()));
    return badges;
  }
}
