// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.Verification;

class HibernateVerificationStoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Community BEER = new Community(1, "beer");
  private static final Community WINE = new Community(2, "wine");

  private Database database;
  private Sessions sessions;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), Clock.fixed(NOW, ZoneOffset.UTC));
    sessions = Sessions.open(database);
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  @Test
  void last_isTheNewestOfEachCommunity() {
    HibernateVerificationStore store = new HibernateVerificationStore(sessions);
    assertThat(store.last()).isEmpty();

    store.keep(WINE, new Verification(NOW, 3));
    store.keep(BEER, new Verification(NOW, 0));
    store.keep(WINE, new Verification(NOW.plusSeconds(1), 4));

    assertThat(new HibernateVerificationStore(sessions).last())
        .containsExactly(new Verification(NOW, 0), new Verification(NOW.plusSeconds(1), 4));
  }
}
