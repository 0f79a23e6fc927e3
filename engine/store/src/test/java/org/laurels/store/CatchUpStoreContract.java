// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.connection.CatchUpState;
import org.laurels.core.connection.CatchUpState.Ended;
import org.laurels.core.connection.CatchUpState.Ending;
import org.laurels.core.connection.CatchUpStore;
import org.laurels.core.connection.CatchUpStore.Lease;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.Setup;
import org.laurels.core.connection.Connection.State;

/** What the store of catch-ups promises, on a database. */
abstract class CatchUpStoreContract {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant UNTIL = NOW.plusSeconds(120);
  private static final Lease ANNA = new Lease(1, "anna");
  private static final Lease BERT = new Lease(1, "bert");
  private static final int AT_ONCE = 8;

  private Database database;
  private CatchUpStore store;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase(), Clock.fixed(NOW, ZoneOffset.UTC));
    store = database.catchUpStore();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void lease_isOneHoldersUntilItIsOver() {
    assertThat(store.find(1)).isEmpty();
    assertThat(store.begin(ANNA, NOW, UNTIL)).isTrue();
    assertThat(store.begin(BERT, NOW, UNTIL)).isFalse();
    assertThat(store.begin(BERT, UNTIL.minusNanos(1_000), UNTIL)).isFalse();
    assertThat(store.begin(new Lease(2, "bert"), NOW, UNTIL)).as("of another").isTrue();
    assertThat(store.renew(ANNA, UNTIL)).as("until then as it was").isTrue();
    assertThat(store.renew(ANNA, UNTIL.plusSeconds(60))).isTrue();
    assertThat(store.begin(BERT, UNTIL, UNTIL.plusSeconds(120))).isFalse();
    Instant over = UNTIL.plusSeconds(60);
    assertThat(store.begin(BERT, over, over.plusSeconds(120))).isTrue();
  }

  @Test
  void whoLostTheLease_changesNothing() {
    store.begin(ANNA, NOW, UNTIL);
    assertThat(store.reached(ANNA, "10")).isTrue();
    assertThat(store.reached(ANNA, "10")).as("the same again").isTrue();
    store.begin(BERT, UNTIL, UNTIL.plusSeconds(120));

    assertThat(store.reached(ANNA, "20")).isFalse();
    assertThat(store.renew(ANNA, UNTIL.plusSeconds(999))).isFalse();
    assertThat(store.end(ANNA, new Ended(UNTIL, Ending.FINISHED, "", 7))).isFalse();

    CatchUpState state = store.find(1).orElseThrow();
    assertThat(state).isEqualTo(new CatchUpState("10", UNTIL.plusSeconds(120), UNTIL, null));
    assertThat(state.isRunning(UNTIL)).isTrue();
  }

  @Test
  void end_givesTheLeaseBack_andKeepsWhatCameOfIt() {
    store.begin(ANNA, NOW, UNTIL);
    store.reached(ANNA, "é".repeat(500));
    Ended ended = new Ended(NOW.plusSeconds(9), Ending.FAILED, "refused\n".repeat(100), 7);
    assertThat(store.end(ANNA, ended)).isTrue();
    assertThat(store.find(1).orElseThrow())
        .isEqualTo(new CatchUpState("é".repeat(500), null, NOW, ended));
    assertThat(ended.detail()).hasSize(500).doesNotContain("\n");
    assertThat(store.begin(BERT, NOW.plusSeconds(10), UNTIL)).isTrue();
    assertThat(store.find(1).orElseThrow().last()).as("until the next one ends").isEqualTo(ended);
  }

  @Test
  void manyAtOnce_oneGetsIt() throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int round = 1; round <= 10; round++) {
        long connection = round;
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          Lease lease = new Lease(connection, "h" + i);
          tries.add(() -> store.begin(lease, NOW, UNTIL));
        }
        int taken = 0;
        for (Future<Boolean> each : many.invokeAll(tries)) {
          taken += each.get() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
      }
    } finally {
      many.shutdown();
    }
  }

  @Test
  void removedConnection_leavesNothing() {
    Setup setup = new Setup("p", "c", "forum", "{}", "sealed", Duration.ofHours(24));
    database.connectionStore().add(new Connection(1, 1, "forum", "hook", setup, 1, State.ON, NOW));
    store.begin(ANNA, NOW, UNTIL);
    assertThat(database.connectionStore().remove(1)).isTrue();
    assertThat(store.find(1)).isEmpty();
    assertThat(store.reached(ANNA, "1")).isFalse();
  }
}
