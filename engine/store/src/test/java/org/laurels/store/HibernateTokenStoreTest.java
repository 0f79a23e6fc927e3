// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.TokenStore;
import org.laurels.core.community.WrittenProgramme;

class HibernateTokenStoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private Database database;
  private Sessions sessions;
  private HibernateTokenStore store;
  private Community beer;
  private Community wine;

  @BeforeEach
  void open() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    database = Database.open(url, Clock.fixed(NOW, ZoneOffset.UTC));
    sessions = Sessions.open(database);
    store = new HibernateTokenStore(sessions, database::nextId);
    HibernateCommunityStore communities = new HibernateCommunityStore(sessions);
    beer = communities.create("beer", WrittenProgramme.of("p", "d"), NOW);
    wine = communities.create("wine", WrittenProgramme.of("p", "d"), NOW);
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  private static byte[] hash(int fill) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) fill);
    return hash;
  }

  @Test
  void created_isFoundByItsHashOnly() {
    ApiToken token = store.create(beer, "forum", ApiToken.Scope.EVENTS, hash(1), NOW, LATER);

    assertThat(store.find(hash(1))).contains(new TokenStore.Opened(token, beer));
    assertThat(store.find(hash(2))).isEmpty();
  }

  @Test
  void all_areNewestFirstAndOfTheCommunityOnly() {
    ApiToken first = store.create(beer, "one", ApiToken.Scope.EVENTS, hash(1), NOW, null);
    ApiToken second = store.create(beer, "two", ApiToken.Scope.EVENTS, hash(2), LATER, null);
    store.create(wine, "other", ApiToken.Scope.EVENTS, hash(3), NOW, null);

    assertThat(store.all(beer)).containsExactly(second, first);
  }

  @Test
  void revoked_isFoundAndNotGood() {
    ApiToken token = store.create(beer, "forum", ApiToken.Scope.EVENTS, hash(1), NOW, null);
    store.revoke(beer, token.id(), NOW);
    store.revoke(beer, token.id(), LATER);

    ApiToken found = store.find(hash(1)).orElseThrow().token();
    assertThat(found.revokedAt()).isEqualTo(NOW);
    assertThat(found.isGood(NOW)).isFalse();
  }

  @Test
  void anotherCommunity_cannotRevoke() {
    ApiToken token = store.create(beer, "forum", ApiToken.Scope.EVENTS, hash(1), NOW, null);
    store.revoke(wine, token.id(), NOW);

    assertThat(store.find(hash(1)).orElseThrow().token().isGood(NOW)).isTrue();
  }
}
