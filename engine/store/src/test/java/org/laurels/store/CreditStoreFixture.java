// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.WalletStore;
import org.laurels.testkit.CreditProgramme;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestEvents;

/** A community in an empty database, whose members earn credits and spend them. */
abstract class CreditStoreFixture {
  static final String UNIT = CreditProgramme.UNIT;
  static final TestEvents EVENTS = TestEvents.of("host");
  static final Programmes PROGRAMMES = Programmes.of(CreditProgramme.programme());

  final TestClock clock = TestClock.pinned("2026-04-01T00:00:00Z");
  final ExecutorService writers = Executors.newCachedThreadPool();
  String url;
  Database database;
  Sessions sessions;
  Community community;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @SuppressWarnings("NullAway.Init")
  CreditStoreFixture() {}

  @BeforeEach
  void open() {
    url = emptyDatabase();
    database = Database.open(url, clock);
    sessions = Sessions.open(database);
    community = fresh("credits");
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
    writers.shutdownNow();
  }

  /** What the community pays for. */
  Programmes programmes() {
    return PROGRAMMES;
  }

  Community fresh(String name) {
    return new HibernateCommunityStore(sessions)
        .create(name, WrittenProgramme.of("test", "programme: test"), Instant.now(clock));
  }

  Intake intake(IntakeStore of) {
    return new Intake(
        of,
        (in, version) -> programmes(),
        clock,
        (incident, cause) -> {
          throw new AssertionError(cause);
        });
  }

  static Redemptions redemptions(Database of, TestClock clock, Fulfiller fulfiller) {
    return new Redemptions(of.redemptionStore(), in -> PROGRAMMES, fulfiller, clock);
  }

  /** Does at once what it is told. */
  record Willing(AtomicInteger paid) implements Fulfiller {
    @Override
    public Outcome submit(Redemption redemption) {
      paid.incrementAndGet();
      return new Outcome.Done("ref");
    }

    @Override
    public Outcome ask(Redemption redemption) {
      return new Outcome.Done("ref");
    }
  }

  long member(String person) {
    Identity identity = new Identity("host", person);
    return database
        .intakeStore()
        .write(
            community,
            unit ->
                requireNonNull(unit.identities(new TreeSet<>(Set.of(identity))).get(identity))
                    .memberId());
  }

  Event helped(String person, String id, long value) {
    return EVENTS
        .event(CreditProgramme.HELPED)
        .by(person)
        .value(value)
        .id(id)
        .at(Instant.now(clock));
  }

  void upkeep() {
    upkeep(database.walletStore());
  }

  /** A member with so many credits to spend. */
  long rich(String person, long credits) {
    intake(database.intakeStore())
        .accept(community, List.of(helped(person, "rich-" + person, credits)));
    clock.advance(Duration.ofDays(3));
    upkeep();
    return member(person);
  }

  static Call call(String key) {
    return new Call("test", key, "print");
  }

  Balance balance(long member) {
    return database.walletStore().balances(community, member).getOrDefault(UNIT, Balance.NONE);
  }

  void assertSound() {
    assertSound(community);
  }

  void assertSound(Community in) {
    assertThat(database.auditStore().unbalanced(in)).isEmpty();
    assertThat(database.walletStore().unsound(in)).isEmpty();
  }

  void upkeep(WalletStore over) {
    Upkeep.Done done =
        new Upkeep(over, failure -> false)
            .run(community, UNIT, CreditProgramme.TERMS, ZoneOffset.UTC, Instant.now(clock));
    done.failures()
        .values()
        .forEach(
            failure -> {
              throw failure;
            });
  }

  void hold(Redemptions redemptions, long member, String person) {
    redemptions.request(
        community,
        new Redemptions.Wish(member, "airtime", null),
        call("hold-" + person),
        made -> Long.toString(made.id()));
  }
}
