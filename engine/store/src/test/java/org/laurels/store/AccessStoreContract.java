// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.access.HostSecret;
import org.laurels.core.access.Operator;
import org.laurels.core.access.Session;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.member.Identity;

/** What the stores of access promise, on a database. */
abstract class AccessStoreContract {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Identity ANNA = new Identity("forum", "anna");

  private Database database;
  private Sessions sessions;
  private HibernateSessionStore sessionStore;
  private HibernateHostSecretStore hosts;
  private HibernateOperatorStore operators;
  private HibernateTryStore tries;
  private Community beer;
  private Community wine;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @BeforeEach
  final void open() {
    database = Database.open(emptyDatabase(), Clock.fixed(NOW, ZoneOffset.UTC));
    sessions = Sessions.open(database);
    sessionStore = new HibernateSessionStore(sessions);
    hosts = new HibernateHostSecretStore(sessions);
    operators = new HibernateOperatorStore(sessions, database::nextId);
    tries = new HibernateTryStore(sessions);
    HibernateCommunityStore communities = new HibernateCommunityStore(sessions);
    beer = communities.create("beer", WrittenProgramme.of("p", "d"), NOW);
    wine = communities.create("wine", WrittenProgramme.of("p", "d"), NOW);
  }

  @AfterEach
  final void close() {
    sessions.close();
    database.close();
  }

  private static byte[] hash(int fill) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) fill);
    return hash;
  }

  private void identity(long id, Community community, Identity identity, long member) {
    execute(
        "INSERT INTO member_identity (id, community_id, name_hash, host, external_id, member_id)"
            + " VALUES (:id, :community, :name, :host, :external, :member)",
        id,
        community,
        identity,
        member);
  }

  private void execute(String sql, long id, Community community, Identity who, long member) {
    sessions.inTransaction(
        open ->
            open.createNativeMutationQuery(sql)
                .setParameter("id", id)
                .setParameter("community", community.id())
                .setParameter("name", Sql.nameHash(community.id(), who.host(), who.id()))
                .setParameter("host", who.host())
                .setParameter("external", who.id())
                .setParameter("member", member)
                .executeUpdate());
  }

  private static Session session(Session.Holder holder) {
    return new Session(holder, NOW, NOW);
  }

  private <T> List<T> atOnce(Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<T>> answers = threads.invokeAll(List.of(work, work, work, work));
      return answers.stream().map(AccessStoreContract::answer).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T answer(Future<T> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void identity_isFoundInItsCommunityOnly() {
    identity(7, beer, ANNA, 3);

    assertThat(sessionStore.identity(beer, ANNA).orElseThrow().memberId()).isEqualTo(3);
    assertThat(sessionStore.identity(wine, ANNA)).isEmpty();
    assertThat(sessionStore.identity(beer, new Identity("desk", "anna"))).isEmpty();
  }

  @Test
  void session_isFoundByItsHashOnly_untilItEnds() {
    identity(7, beer, ANNA, 7);
    Session session = session(new Session.OfMember(beer, 7, 7));
    sessionStore.create(hash(1), session);

    assertThat(sessionStore.find(hash(1))).contains(session);
    assertThat(sessionStore.find(hash(2))).isEmpty();

    sessionStore.end(hash(1));
    sessionStore.end(hash(1));
    assertThat(sessionStore.find(hash(1))).isEmpty();
  }

  @Test
  void session_followsAMerge_andEndsWithItsIdentity() {
    identity(7, beer, ANNA, 7);
    sessionStore.create(hash(1), session(new Session.OfMember(beer, 7, 7)));
    change("UPDATE member_identity SET member_id = 3 WHERE id = 7");

    assertThat(sessionStore.find(hash(1)).orElseThrow().holder())
        .isEqualTo(new Session.OfMember(beer, 7, 3));

    change("DELETE FROM member_identity WHERE id = 7");
    assertThat(sessionStore.find(hash(1))).isEmpty();
  }

  private void change(String sql) {
    sessions.inTransaction(open -> open.createNativeMutationQuery(sql).executeUpdate());
  }

  @Test
  void operatorsSession_namesTheOperator() {
    Operator operator = operator();
    Session session = session(new Session.OfOperator(operator.id(), "root"));
    sessionStore.create(hash(1), session);

    assertThat(sessionStore.find(hash(1))).contains(session);
  }

  private Operator operator() {
    operators.invite(hash(9), LATER);
    return operators.create(hash(9), "root", "hashed", NOW).orElseThrow();
  }

  @Test
  void seen_isNoted_andNeverGoesBack() {
    identity(7, beer, ANNA, 7);
    sessionStore.create(hash(1), session(new Session.OfMember(beer, 7, 7)));
    sessionStore.seen(hash(1), LATER);
    sessionStore.seen(hash(1), NOW);

    assertThat(sessionStore.find(hash(1)).orElseThrow().seenAt()).isEqualTo(LATER);
  }

  @Test
  void sweep_dropsWhatIsIdleOrOldOnly() {
    identity(7, beer, ANNA, 7);
    Session.Holder anna = new Session.OfMember(beer, 7, 7);
    Instant idle = NOW.minus(Session.IDLE_MAX);
    Instant old = NOW.minus(Session.SPAN_MAX);
    sessionStore.create(hash(1), new Session(anna, idle, idle));
    sessionStore.create(hash(2), new Session(anna, old, NOW));
    sessionStore.create(hash(3), new Session(anna, old.plusMillis(1), idle.plusMillis(1)));
    sessionStore.sweep(NOW);

    assertThat(sessionStore.find(hash(1))).isEmpty();
    assertThat(sessionStore.find(hash(2))).isEmpty();
    assertThat(sessionStore.find(hash(3))).isPresent();
  }

  @Test
  void endAll_endsThoseOfOneHostOfOneCommunity() {
    identity(7, beer, ANNA, 7);
    identity(8, beer, new Identity("desk", "anna"), 8);
    identity(9, wine, ANNA, 9);
    sessionStore.create(hash(7), session(new Session.OfMember(beer, 7, 7)));
    sessionStore.create(hash(8), session(new Session.OfMember(beer, 8, 8)));
    sessionStore.create(hash(9), session(new Session.OfMember(wine, 9, 9)));
    sessionStore.endAll(beer, "forum");

    assertThat(sessionStore.find(hash(7))).isEmpty();
    assertThat(sessionStore.find(hash(8))).isPresent();
    assertThat(sessionStore.find(hash(9))).isPresent();
  }

  @Test
  void hostSecret_isOfItsCommunity_andAddedOnce() {
    HostSecret first = new HostSecret("forum", "sealed", NOW);

    assertThat(hosts.add(beer, first)).isTrue();
    assertThat(hosts.add(beer, new HostSecret("forum", "other", NOW))).isFalse();
    assertThat(hosts.find(beer, "forum").orElseThrow().sealed()).isEqualTo("sealed");
    assertThat(hosts.find(wine, "forum")).isEmpty();
    assertThat(hosts.all(beer)).extracting(HostSecret::host).containsExactly("forum");
    assertThat(hosts.remove(wine, "forum")).isFalse();
    assertThat(hosts.remove(beer, "forum")).isTrue();
    assertThat(hosts.all(beer)).isEmpty();
  }

  @Test
  void invitation_makesOneOperator() {
    assertThat(operators.isEmpty()).isTrue();
    operators.invite(hash(1), LATER);
    assertThat(operators.invited(hash(1), NOW)).contains("");
    Operator made = operators.create(hash(1), "root", "hashed", NOW).orElseThrow();

    assertThat(operators.isEmpty()).isFalse();
    assertThat(operators.find("root")).contains(made);
    assertThat(operators.invited(hash(1), NOW)).isEmpty();
    assertThat(operators.create(hash(1), "other", "hashed", NOW)).isEmpty();
  }

  @Test
  void invitation_isNoLongerGood_ifLateOrReplaced() {
    operators.invite(hash(1), LATER);
    assertThat(operators.create(hash(1), "root", "hashed", LATER)).isEmpty();
    operators.invite(hash(2), LATER);

    assertThat(operators.invited(hash(1), NOW)).isEmpty();
    assertThat(operators.invited(hash(2), NOW)).contains("");
  }

  @Test
  void invitationOfAnOperator_changesThePassword_andEndsSessions() {
    Operator root = operator();
    Session.Holder holder = new Session.OfOperator(root.id(), "root");
    sessionStore.create(hash(1), new Session(holder, NOW, NOW));
    operators.invite(hash(2), LATER, "root");
    assertThat(operators.invited(hash(2), NOW)).contains("root");
    assertThat(operators.create(hash(2), "other", "hashed", NOW)).isEmpty();

    assertThat(operators.reset(hash(2), "root", "anew", NOW)).isPresent();

    assertThat(operators.find("root").orElseThrow().passwordHash()).isEqualTo("anew");
    assertThat(sessionStore.find(hash(1))).isEmpty();
    assertThat(operators.reset(hash(2), "root", "again", NOW)).isEmpty();
  }

  @Test
  void invitation_makesOneOperator_evenAtOnce() throws Exception {
    operators.invite(hash(1), LATER);

    assertThat(
            atOnce(
                () ->
                    operators
                        .create(hash(1), "o" + Thread.currentThread().getId(), "hashed", NOW)
                        .isPresent()))
        .containsOnlyOnce(true);
  }

  @Test
  void useOnce_holds_evenAtOnce() throws Exception {
    assertThat(atOnce(() -> tries.useOnce(hash(1), LATER))).containsOnlyOnce(true);
    assertThat(tries.useOnce(hash(2), LATER)).isTrue();
  }

  @Test
  void count_givesEachTryItsNumber_evenAtOnce() throws Exception {
    assertThat(atOnce(() -> tries.count(hash(1), NOW, Duration.ofMinutes(1))))
        .containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void count_beginsAgain_afterItsWindowOrWhenCleared() {
    Duration window = Duration.ofMinutes(1);
    tries.count(hash(1), NOW, window);
    assertThat(tries.count(hash(1), LATER.minusMillis(1), window)).isEqualTo(2);
    assertThat(tries.count(hash(1), LATER, window)).isEqualTo(1);
    assertThat(tries.count(hash(1), LATER, window)).isEqualTo(2);
    tries.clear(hash(1));
    assertThat(tries.count(hash(1), LATER, window)).isEqualTo(1);
  }

  @Test
  void sweep_forgetsWhatIsOverOnly() {
    tries.useOnce(hash(1), NOW);
    tries.useOnce(hash(2), LATER);
    tries.sweep(NOW);

    assertThat(tries.useOnce(hash(1), LATER)).isTrue();
    assertThat(tries.useOnce(hash(2), LATER)).isFalse();
  }
}
