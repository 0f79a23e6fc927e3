// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.intake.StoreUnavailableException;

class HibernateCommunityStoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123456Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final String LONG_DOCUMENT = "# Straße 🏅\n" + "x".repeat(200_000);

  private Database database;
  private Sessions sessions;
  private HibernateCommunityStore store;

  @BeforeEach
  void open() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    database = Database.open(url, Clock.fixed(NOW, ZoneOffset.UTC));
    sessions = Sessions.open(database);
    store = new HibernateCommunityStore(sessions);
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  @Test
  void created_isFoundWithItsProgrammeForAllOfThePast() {
    Community made =
        store.create("beer", WrittenProgramme.of("stack-exchange", LONG_DOCUMENT), NOW);

    assertThat(store.find("beer")).contains(made);
    assertThat(store.versions(made))
        .containsExactly(
            new PublishedProgramme(
                1,
                WrittenProgramme.of("stack-exchange", LONG_DOCUMENT),
                Instant.MIN,
                Instant.MIN,
                "",
                NOW));
  }

  @Test
  void unknownName_isNotFound() {
    assertThat(store.find("beer")).isEmpty();
    assertThat(store.all()).isEmpty();
  }

  @Test
  void all_areOrderedByName() {
    Community wine = store.create("wine", WrittenProgramme.of("p", "d"), NOW);
    Community beer = store.create("beer", WrittenProgramme.of("p", "d"), NOW);

    assertThat(store.all()).containsExactly(beer, wine);
    assertThat(beer.id()).isNotEqualTo(wine.id());
  }

  @Test
  void takenName_isRefused() {
    store.create("beer", WrittenProgramme.of("p", "d"), NOW);

    assertThatThrownBy(() -> store.create("beer", WrittenProgramme.of("p", "d"), NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("beer");
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void published_isTheNextVersion() {
    Community beer = store.create("beer", WrittenProgramme.of("p", "one"), NOW);
    PublishedProgramme second =
        store.publish(
            beer,
            new WrittenProgramme("q", "two", "base"),
            LATER,
            Instant.MIN,
            "fairer votes",
            LATER);

    assertThat(second.number()).isEqualTo(2);
    assertThat(store.versions(beer))
        .extracting(version -> version.written().document())
        .containsExactly("one", "two");
    assertThat(store.versions(beer).get(1)).isEqualTo(second);
    assertThat(database.intakeStore().<Integer>write(beer, unit -> unit.programmeVersion()))
        .isEqualTo(2);
  }

  @Test
  void publishedAtTheSameTime_oneOfEachPairFailsAndNoNumberIsGivenTwice() throws Exception {
    Community beer = store.create("beer", WrittenProgramme.of("p", "d"), NOW);
    int published =
        atOnce(8, i -> store.publish(beer, WrittenProgramme.of("p", "d" + i), NOW, NOW, "", NOW));

    List<PublishedProgramme> versions = store.versions(beer);
    assertThat(published).isPositive();
    assertThat(versions).hasSize(1 + published);
    assertThat(versions.get(versions.size() - 1).number()).isEqualTo(1 + published);
  }

  @Test
  void createdAtTheSameTime_allGetNumbersOfTheirOwn() throws Exception {
    int made = atOnce(8, i -> store.create("c" + i, WrittenProgramme.of("p", "d"), NOW));

    assertThat(made).isEqualTo(8);
    assertThat(store.all()).extracting(Community::id).doesNotHaveDuplicates().hasSize(8);
  }

  private interface Attempt {
    Object of(int number);
  }

  /** Returns how many succeeded; the others must have failed by a refusal. */
  private static int atOnce(int times, Attempt attempt) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    List<Callable<Object>> work = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      work.add(() -> attempt.of(number));
    }
    int succeeded = 0;
    for (Future<Object> each : threads.invokeAll(work)) {
      try {
        each.get();
        succeeded++;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
      }
    }
    threads.shutdown();
    return succeeded;
  }

  @Test
  void databaseGone_isUnavailable() {
    database.close();

    assertThatThrownBy(() -> store.all()).isInstanceOf(StoreUnavailableException.class);
  }
}
