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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.delivery.DeliveryStore;
import org.laurels.core.delivery.Due;
import org.laurels.core.delivery.Pace;
import org.laurels.core.delivery.Target;
import org.laurels.core.member.Identity;

/** What the store of deliveries promises, on a database. */
abstract class DeliveryStoreContract {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Community BEER = new Community(1, "beer");
  private static final Target FORUM = new Target(7, "forum", false);
  private static final Target ALL = new Target(8, "", true);
  private static final Identity ANNA = new Identity("forum", "anna");
  private static final Identity ANNA_IN_CARE = new Identity("care", "a-1");
  private static final Identity BERT = new Identity("forum", "bert");

  private Database database;
  private DeliveryStore store;
  private long anna;
  private long annaInCare;
  private long bert;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase(), Clock.fixed(NOW, ZoneOffset.UTC));
    store = database.deliveryStore();
    // One by one, so that their numbers are in this order.
    anna = identity(ANNA);
    annaInCare = identity(ANNA_IN_CARE);
    bert = identity(BERT);
    merge(anna);
  }

  private long identity(Identity who) {
    return database
        .intakeStore()
        .write(BEER, unit -> unit.identities(new TreeSet<>(Set.of(who))).get(who).identityId());
  }

  private void merge(long member) {
    database
        .intakeStore()
        .write(
            BEER,
            unit -> {
              unit.assignMembers(Map.of(annaInCare, member));
              return true;
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void honour(Long... members) {
    database
        .intakeStore()
        .write(
            BEER,
            unit -> {
              unit.tellHosts(new TreeSet<>(List.of(members)));
              return true;
            });
  }

  private List<Long> due(Target target) {
    return store.due(target.connectionId(), NOW, 100).stream().map(Due::identityId).toList();
  }

  @Test
  void change_isDueForThePeopleOfTheHost_orOnceForEachMember() {
    honour(anna);
    assertThat(store.spread(BEER, List.of(FORUM, ALL), NOW)).isFalse();
    assertThat(due(FORUM)).containsExactly(anna);
    assertThat(due(ALL)).containsExactly(anna);
    Due one = store.due(7, NOW, 100).get(0);
    assertThat(one).isEqualTo(new Due(anna, anna, ANNA, 1, null));

    honour(anna, bert);
    Target care = new Target(9, "care", false);
    store.spread(BEER, List.of(care), NOW);
    assertThat(due(care)).containsExactly(annaInCare);
    assertThat(store.due(9, NOW, 1).get(0).memberId()).isEqualTo(anna);
    assertThat(due(FORUM)).as("it was spread before, for others").containsExactly(anna);

    // Nobody is told twice of the same.
    store.shown(7, one, "{}");
    store.spread(BEER, List.of(FORUM), NOW);
    assertThat(due(FORUM)).isEmpty();
  }

  @Test
  void whatChangesWhileItIsSent_isDueAgain() {
    honour(bert);
    store.spread(BEER, List.of(FORUM), NOW);
    Due sent = store.due(7, NOW, 10).get(0);
    honour(bert);
    store.spread(BEER, List.of(FORUM), NOW.plusSeconds(1));

    store.shown(7, sent, "first");
    assertThat(store.due(7, NOW.plusSeconds(1), 10))
        .containsExactly(new Due(bert, bert, BERT, 2, "first"));
    store.refused(7, store.due(7, NOW.plusSeconds(1), 10).get(0), "unknown to the host");
    assertThat(due(FORUM)).isEmpty();
    assertThat(store.counts(7)).isEqualTo(new DeliveryStore.Counts(0, 1, "unknown to the host"));

    honour(bert);
    store.spread(BEER, List.of(FORUM), NOW);
    assertThat(due(FORUM)).containsExactly(bert);
  }

  @Test
  void everybody_isDue_whoIsAskedFor() {
    store.all(BEER, FORUM, NOW);
    store.all(BEER, ALL, NOW);
    assertThat(due(FORUM)).containsExactly(anna, bert);
    assertThat(due(ALL)).containsExactly(anna, bert);
    store.due(7, NOW, 10).forEach(each -> store.shown(7, each, "{}"));
    assertThat(due(FORUM)).isEmpty();
    store.all(BEER, FORUM, NOW);
    assertThat(due(FORUM)).containsExactly(anna, bert);
    assertThat(store.counts(7).waiting()).isEqualTo(2);
  }

  @Test
  void identityThatLeftItsMember_isDueWhereItWasKnown() {
    store.all(BEER, ALL, NOW);
    store.due(8, NOW, 10).forEach(each -> store.shown(8, each, "{}"));
    merge(annaInCare);
    honour(anna, annaInCare);
    store.spread(BEER, List.of(ALL), NOW);
    assertThat(due(ALL)).containsExactly(anna, annaInCare);

    merge(anna);
    honour(anna, annaInCare);
    store.due(8, NOW, 10).forEach(each -> store.shown(8, each, "{}"));
    store.spread(BEER, List.of(ALL), NOW);
    assertThat(due(ALL)).as("what it was shown under is to be taken back").contains(annaInCare);
  }

  @Test
  void pace_isKept() {
    assertThat(store.pace(7)).isEqualTo(Pace.START);
    Pace failed =
        Pace.START.on("v1").failed(NOW, Duration.ofSeconds(90), "nobody there").ended("gone");
    store.save(7, failed);
    assertThat(store.pace(7)).isEqualTo(failed);
    store.save(7, failed.resumed());
    assertThat(store.pace(7)).isEqualTo(failed.resumed());
  }

  @Test
  void lease_isOneProcesss_untilItEnds() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tries =
          IntStream.range(0, 32)
              .mapToObj(
                  i ->
                      (Callable<Boolean>)
                          () -> store.lease(BEER, "p" + i, NOW, NOW.plusSeconds(90)))
              .toList();
      int won = 0;
      for (Future<Boolean> each : pool.invokeAll(tries)) {
        won += each.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
    assertThat(store.lease(BEER, "next", NOW.plusSeconds(89), NOW.plusSeconds(200))).isFalse();
    assertThat(store.lease(BEER, "next", NOW.plusSeconds(90), NOW.plusSeconds(200))).isTrue();
    assertThat(store.lease(BEER, "next", NOW.plusSeconds(95), NOW.plusSeconds(210))).isTrue();
    store.release(BEER, "other");
    assertThat(store.lease(BEER, "third", NOW.plusSeconds(95), NOW.plusSeconds(300))).isFalse();
    store.release(BEER, "next");
    assertThat(store.lease(BEER, "third", NOW.plusSeconds(95), NOW.plusSeconds(300))).isTrue();
  }
}
