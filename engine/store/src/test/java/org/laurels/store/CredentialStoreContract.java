// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
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
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.credential.CredentialStore;
import org.laurels.core.credential.GrantedBadge;
import org.laurels.core.credential.KeptCredential;
import org.laurels.core.credential.SigningKey;
import org.laurels.core.credential.SigningKeyStore;
import org.laurels.core.member.Identity;

/** What credential and signing key stores promise, on a database. */
abstract class CredentialStoreContract {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final int GRANTS = 40;

  private Database database;
  private Sessions sessions;
  private CredentialStore store;
  private SigningKeyStore keys;
  private Community beer;
  private Community wine;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  /** Grants 1 to 40 in beer: those of member 7 are even, those of member 8 odd. */
  @BeforeEach
  void open() throws SQLException {
    database = Database.open(emptyDatabase(), Clock.fixed(NOW, ZoneOffset.UTC));
    sessions = Sessions.open(database);
    HibernateCommunityStore communities = new HibernateCommunityStore(sessions);
    beer = communities.create("beer", WrittenProgramme.of("p", "d"), NOW);
    wine = communities.create("wine", WrittenProgramme.of("p", "d"), NOW);
    store = new JdbcCredentialStore(database);
    keys = new JdbcSigningKeyStore(database);
    run(
        "INSERT INTO member_identity (id, community_id, name_hash, host, external_id, member_id)"
            + " VALUES (70, BEER, X'00000000000000000000000000000001', 'forum', 'anna', 7),"
            + " (80, BEER, X'00000000000000000000000000000002', 'forum', 'ben', 8)");
    run(
        "INSERT INTO event (id, community_id, event_hash, source, external_id, type, happened_at,"
            + " sequence_number, amount, item_id, payload, received_at) VALUES (5, BEER,"
            + " X'00000000000000000000000000000003', 'forum', 'e', 'vote.cast', 0, 0, 1, 6, '{}',"
            + " 0)");
    run(
        "INSERT INTO item_state (item_id, community_id, kind, title, url, state) VALUES"
            + " (6, BEER, 'answer', 'Foam', 'https://forum.example/6', '{}')");
    for (int i = 1; i <= GRANTS; i++) {
      run(
          "INSERT INTO badge_grant (id, community_id, badge, identity_id, item_id, occasion, event_id,"
              + " programme_version, granted_at, booked_at) VALUES ("
              + i
              + ", BEER, 'nice', "
              + (i % 2 == 0 ? 70 : 80)
              + ", 0, 0, 5, 3, 1000000, 1000000)");
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.replace("BEER", Integer.toString(beer.id())));
      connection.commit();
    }
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  @Test
  void grant_isReadWithItsEvidence_inItsCommunityOnly() {
    assertThat(store.grant(beer, 2))
        .contains(
            new GrantedBadge(
                2,
                "nice",
                new Identity("forum", "anna"),
                70,
                7,
                3,
                Instant.ofEpochSecond(1),
                null,
                new GrantedBadge.Item("https://forum.example/6", "Foam")));
    assertThat(store.grant(wine, 2)).isEmpty();
    assertThat(store.grant(beer, 99)).isEmpty();
  }

  @Test
  void places_areGivenOnceEach_evenToManyAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<KeptCredential>> work = new ArrayList<>();
    for (int i = 0; i < GRANTS * 2; i++) {
      int grant = i / 2 + 1;
      work.add(() -> store.reserve(beer, grant, NOW));
    }
    List<Integer> places = new ArrayList<>();
    try {
      for (Future<KeptCredential> each : threads.invokeAll(work)) {
        places.add(each.get().statusIndex());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(places.stream().distinct().sorted().toList())
        .hasSize(GRANTS)
        .startsWith(0)
        .endsWith(GRANTS - 1);
  }

  @Test
  void document_staysTheFirst_untilTheAddressChanges() {
    assertThat(store.find(beer, 1)).isEmpty();
    KeptCredential reserved = store.reserve(beer, 1, NOW);
    assertThat(reserved.document()).isNull();

    assertThat(store.keep(beer, 1, "http://a", "one").document()).isEqualTo("one");
    assertThat(store.keep(beer, 1, "http://a", "two").document()).isEqualTo("one");
    assertThat(store.keep(beer, 1, "http://b", "three").document()).isEqualTo("three");
    assertThat(store.find(beer, 1))
        .contains(new KeptCredential(1, reserved.statusIndex(), "three", "http://b", false));
    assertThat(store.find(wine, 1)).isEmpty();
  }

  @Test
  void revoked_areThoseTakenBackOrGone() throws SQLException {
    for (int i = 1; i <= 4; i++) {
      store.reserve(beer, i, NOW);
    }
    assertThat(store.revoked(beer, 0, 100)).isEmpty();
    run("UPDATE badge_grant SET revoked_at = 1 WHERE id IN (2, 30)");
    run("DELETE FROM badge_grant WHERE id = 4");

    assertThat(store.revoked(beer, 0, 100)).containsExactly(1, 3);
    assertThat(store.revoked(beer, 0, 3)).containsExactly(1);
    assertThat(store.revoked(beer, 2, 100)).containsExactly(3);
    assertThat(store.revoked(wine, 0, 100)).isEmpty();
  }

  @Test
  void erasedMember_losesDocuments_andGetsNone() {
    store.reserve(beer, 2, NOW);
    store.keep(beer, 2, "http://a", "one");
    store.reserve(beer, 1, NOW);
    store.keep(beer, 1, "http://a", "other");

    assertThat(store.erase(wine, 7, NOW)).isZero();
    assertThat(store.erase(beer, 7, NOW)).isEqualTo(GRANTS / 2);
    assertThat(store.erase(beer, 7, NOW)).isEqualTo(GRANTS / 2);

    assertThat(store.find(beer, 2)).contains(new KeptCredential(2, 0, null, "http://a", true));
    assertThat(store.keep(beer, 2, "http://b", "again").document()).isNull();
    assertThat(store.reserve(beer, 4, NOW).erased()).isTrue();
    assertThat(store.find(beer, 1).orElseThrow().document()).isEqualTo("other");
    assertThat(store.revoked(beer, 0, 100)).containsExactly(0);
  }

  @Test
  void keys_areOldestFirst_andEachNumberIsTakenOnce() {
    SigningKey first = new SigningKey(1, "x", "s", NOW);
    SigningKey second = new SigningKey(2, "y", "t", NOW);
    assertThat(keys.add(beer, second)).isTrue();
    assertThat(keys.add(beer, first)).isTrue();
    assertThat(keys.add(beer, new SigningKey(1, "z", "u", NOW))).isFalse();
    assertThat(keys.add(wine, first)).isTrue();

    assertThat(keys.all(beer)).containsExactly(first, second);
    assertThat(keys.all(wine)).containsExactly(first);
  }
}
