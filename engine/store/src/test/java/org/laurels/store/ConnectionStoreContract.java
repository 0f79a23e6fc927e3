// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.Setup;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.ConnectionStore;
import org.laurels.core.connection.Kept;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;

/** What the stores of connections promise, on a database. */
abstract class ConnectionStoreContract {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Community BEER = new Community(1, "beer");
  private static final Kept.Bound WIDE = new Kept.Bound(100, 1_000_000);

  private Database database;
  private ConnectionStore store;
  private KeptStore keeper;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase(), Clock.fixed(NOW, ZoneOffset.UTC));
    store = database.connectionStore();
    keeper = database.keptStore();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Connection connection(long id, int community, String name) {
    return new Connection(id, community, name, "hook-" + id, setup("{}"), 1, State.OFF, NOW);
  }

  private static Setup setup(String settings) {
    return new Setup("p", "c", "forum", settings, "sealed", Duration.ofHours(24));
  }

  private static Kept kept(long id, Outcome outcome, String sealed) {
    return new Kept(id, 1, outcome, NOW.plusSeconds(id), "reason", sealed);
  }

  @Test
  void connection_isFoundByNameAndByHook() {
    Connection ours = connection(1, 1, "forum");
    assertThat(store.add(ours)).isTrue();
    assertThat(store.add(connection(2, 1, "forum"))).isFalse();
    assertThat(store.add(connection(3, 2, "forum"))).isTrue();
    assertThat(store.add(connection(4, 1, "care"))).isTrue();

    assertThat(store.find(BEER, "forum")).contains(ours);
    assertThat(store.at("hook-1")).contains(ours);
    assertThat(store.at("hook-2")).isEmpty();
    assertThat(store.all(BEER)).extracting(Connection::name).containsExactly("care", "forum");
  }

  @Test
  void setup_changesOnlyTheVersionThatWasRead() {
    store.add(connection(1, 1, "forum"));
    assertThat(store.setUp(1, 1, setup("{\"a\":1}"))).isTrue();
    assertThat(store.setUp(1, 1, setup("{\"a\":2}"))).isFalse();
    Connection changed = store.find(BEER, "forum").orElseThrow();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.setup()).isEqualTo(setup("{\"a\":1}"));
  }

  @Test
  void state_changesOnce() {
    store.add(connection(1, 1, "forum"));
    Instant later = NOW.plusSeconds(9);
    assertThat(store.change(1, State.ON, later)).isTrue();
    assertThat(store.change(1, State.ON, later.plusSeconds(1))).isFalse();
    assertThat(store.on()).extracting(Connection::since).containsExactly(later);
  }

  @Test
  void requests_areKeptInTheirOrder_theOldestGoBeyondTheBound() {
    Kept.Bound three = new Kept.Bound(3, 1_000_000);
    assertThat(IntStream.range(1, 6).map(i -> keeper.keep(kept(i, Outcome.WAITING, "x"), three)))
        .containsExactly(0, 0, 0, 1, 1);
    keeper.keep(kept(6, Outcome.STALE, "x"), three);

    assertThat(keeper.after(1, Outcome.WAITING, 0, 10))
        .extracting(Kept::id)
        .containsExactly(3L, 4L, 5L);
    assertThat(keeper.after(1, Outcome.WAITING, 3, 1))
        .containsExactly(kept(4, Outcome.WAITING, "x"));
    assertThat(keeper.kept(1)).isEqualTo(Map.of(Outcome.WAITING, 3L, Outcome.STALE, 1L));
    assertThat(keeper.find(1, 6)).contains(kept(6, Outcome.STALE, "x"));
    assertThat(keeper.find(2, 6)).isEmpty();
    assertThat(keeper.forget(6)).isTrue();
    assertThat(keeper.forget(6)).isFalse();
  }

  @Test
  void largeRequests_crowdOutOlderOnes_neverThemselves() {
    Kept.Bound hundred = new Kept.Bound(50, 100);
    assertThat(keeper.keep(kept(1, Outcome.MALFORMED, "a".repeat(60)), hundred)).isZero();
    assertThat(keeper.keep(kept(2, Outcome.MALFORMED, "b".repeat(60)), hundred)).isEqualTo(1);
    assertThat(keeper.keep(kept(3, Outcome.MALFORMED, "c".repeat(200)), hundred)).isEqualTo(1);
    assertThat(keeper.after(1, Outcome.MALFORMED, 0, 10)).extracting(Kept::id).containsExactly(3L);
  }

  @Test
  void counts_addUp_alsoFromManyAtOnce() throws Exception {
    int writers = 4;
    int times = 25;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      Callable<Void> work =
          () -> {
            for (int i = 0; i < times; i++) {
              keeper.add(
                  1,
                  Map.of(
                      Outcome.ACCEPTED, new Tally(2, NOW, "", 7),
                      Outcome.STALE, new Tally(1, NOW.plusSeconds(3), "why", 0)));
            }
            return null;
          };
      for (Future<Void> each : pool.invokeAll(List.of(work, work, work, work))) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(keeper.tallies(1))
        .isEqualTo(
            Map.of(
                Outcome.ACCEPTED, new Tally(2L * writers * times, NOW, "", 7),
                Outcome.STALE, new Tally((long) writers * times, NOW.plusSeconds(3), "why", 0)));
  }

  @Test
  void removal_takesEverythingAlong() {
    store.add(connection(1, 1, "forum"));
    keeper.keep(kept(1, Outcome.WAITING, "x"), WIDE);
    keeper.add(1, Map.of(Outcome.WAITING, new Tally(1, NOW, "", 0)));
    assertThat(store.remove(1)).isTrue();
    assertThat(store.remove(1)).isFalse();
    assertThat(keeper.kept(1)).isEmpty();
    assertThat(keeper.tallies(1)).isEmpty();
    assertThat(store.at("hook-1")).isEmpty();
  }
}
