// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyRefusedException;
import org.laurels.core.bounty.BountyRefusedException.Why;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.bounty.Paid;
import org.laurels.core.bounty.Share;
import org.laurels.core.intake.Erasure;
import org.laurels.core.redemption.Halt;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Lot;

/** Bounties on a database: what moves where, what is refused, and races. */
abstract class BountyStoreContract extends BountyStoreFixture {
  private static final Halt HALT = new Halt("a test", Instant.EPOCH);

  private static void assertRefused(Why why, ThrowingCallable doing) {
    assertThatExceptionOfType(BountyRefusedException.class)
        .isThrownBy(doing)
        .extracting(BountyRefusedException::why)
        .isEqualTo(why);
  }

  @Test
  void membersBounty_isHeldUntilAwarded_andCanBeUsedAtOnce() {
    long ann = rich("ann", 100);
    long bob = rich("bob", 1);
    asked("q1");
    long id = offered(offer(ann, "q1", 40));
    assertBalance(ann, 60, 40);
    assertSound();

    award(id, bob);
    assertBalance(ann, 60, 0);
    assertBalance(bob, 41, 0);
    assertThat(database.walletStore().lots(community, bob, UNIT))
        .extracting(Lot::cause)
        .contains("bounty:" + id);
    assertThat(bounty(id).state()).isEqualTo(BountyState.AWARDED);
    assertSound();
  }

  @Test
  void companysBounty_isSplitByParts_toTheLastCredit() {
    long ann = rich("ann", 1);
    long bob = rich("bob", 1);
    long cem = rich("cem", 1);
    asked("q1");
    long id = offered(offer(0, "q1", 1_000));
    split(id, new Share(ann, 1), new Share(bob, 1), new Share(cem, 1));
    assertBalance(ann, 335, 0);
    assertBalance(bob, 334, 0);
    assertBalance(cem, 334, 0);
    assertThat(database.bountyStore().paid(community, List.of(id)).get(id))
        .extracting(paid -> paid.memberId() + ": " + paid.parts() + " = " + paid.amount())
        .containsExactly(ann + ": 1 = 334", bob + ": 1 = 333", cem + ": 1 = 333");
    assertSound();
  }

  @Test
  void bountyOverItsTime_goesBackByItself_once_andMayBeOfferedAgain() {
    long ann = rich("ann", 100);
    long bob = rich("bob", 1);
    asked("q1");
    Instant end = Instant.now(clock).plus(Duration.ofDays(2));
    long hers = offered(offer(ann, "q1", 40, end));
    long companys = offered(offer(0, "q1", 7, end));
    assertThat(bounties().giveBackExpired(community)).isZero();
    clock.advance(Duration.ofDays(2));
    assertRefused(Why.EXPIRED, () -> award(hers, bob));
    assertThat(bounties().giveBackExpired(community)).isEqualTo(2);
    assertThat(bounties().giveBackExpired(community)).isZero();
    assertBalance(ann, 100, 0);
    assertThat(bounty(companys).state()).isEqualTo(BountyState.RETURNED);
    assertSound();

    long again = offered(offer(ann, "q1", 10));
    award(again, bob);
    assertRefused(Why.ALREADY_OFFERED, () -> offered(offer(ann, "q1", 10)));
    assertThat(offered(offer(0, "q1", 7))).isGreaterThan(companys);
    assertRefused(Why.ALREADY_OFFERED, () -> offered(offer(0, "q1", 7)));
    assertSound();
  }

  @Test
  void creditsThatEndWhileHeld_comeBackForATimeOfGrace() {
    long ann = rich("ann", 100);
    asked("q1");
    long id = offered(offer(ann, "q1", 40));
    clock.advance(Duration.ofDays(30));
    giveBack(id);
    assertBalance(ann, 40, 0);
    clock.advance(Duration.ofDays(30));
    upkeep();
    assertThat(balance(ann)).isEqualTo(Balance.NONE);
    assertSound();
  }

  @Test
  void debtOfWhoGetsIt_isPaidFromIt_andWhoOwesPromisesNothing() {
    long ann = rich("ann", 100);
    long bob = rich("bob", 20);
    asked("q1");
    asked("q2");
    award(offered(offer(bob, "q2", 20)), ann);
    undo("bob");
    assertThat(balance(bob)).isEqualTo(new Balance(0, 0, 0, 20));
    award(offered(offer(ann, "q1", 30)), bob);
    assertThat(balance(bob)).isEqualTo(new Balance(0, 15, 0, 5));
    assertRefused(Why.OWES, () -> offered(offer(bob, "q1", 1)));
    assertSound();
  }

  @Test
  void whatWasGivenAway_isOwedWhereItIsTakenBack() {
    long ann = rich("ann", 50);
    long bob = rich("bob", 1);
    asked("q1");
    long id = offered(offer(ann, "q1", 40));
    undo("ann");
    assertThat(balance(ann)).isEqualTo(new Balance(0, 0, 40, 40));
    award(id, bob);
    assertThat(balance(ann)).isEqualTo(new Balance(0, 0, 0, 40));
    assertBalance(bob, 41, 0);
    assertSound();
  }

  @Test
  void badInput_isRefused_andMovesNothing() {
    long ann = rich("ann", 100);
    long bob = rich("bob", 1);
    asked("q1");
    asked("q2");
    long id = offered(offer(ann, "q1", 40));
    Instant past = Instant.now(clock);
    for (long amount : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_000_001L}) {
      assertRefused(Why.WRONG_AMOUNT, () -> offered(offer(ann, "q2", amount)));
      assertRefused(Why.WRONG_AMOUNT, () -> offered(offer(0, "q2", amount)));
    }
    assertRefused(Why.NOT_ENOUGH, () -> offered(offer(ann, "q2", 61)));
    assertRefused(Why.ALREADY_OFFERED, () -> offered(offer(ann, "q1", 1)));
    assertRefused(Why.UNKNOWN_ITEM, () -> offered(offer(ann, "q3", 1)));
    assertRefused(Why.WRONG_TIME, () -> offered(offer(ann, "q2", 1, past)));
    assertRefused(Why.NO_MEMBER, () -> offered(offer(-7, "q2", 1)));
    assertRefused(
        Why.UNKNOWN_UNIT,
        () -> offered(new Bounties.Offer(ann, "host", "q2", "reputation", 1, null)));
    database.walletStore().write(community, unit -> unit.freeze(ann, true));
    assertRefused(Why.FROZEN, () -> offered(offer(ann, "q2", 1)));
    database.walletStore().write(community, unit -> unit.freeze(ann, false));

    assertRefused(Why.OWN_BOUNTY, () -> award(id, ann));
    assertRefused(Why.OWN_BOUNTY, () -> split(id, new Share(bob, 1), new Share(ann, 1)));
    assertRefused(Why.SAME_MEMBER, () -> split(id, new Share(bob, 1), new Share(bob, 1)));
    assertRefused(Why.WRONG_PARTS, () -> split(id));
    for (long parts : new long[] {0, -1, 1_000_001, Long.MAX_VALUE}) {
      assertRefused(Why.WRONG_PARTS, () -> split(id, new Share(bob, parts)));
    }
    Share[] many =
        IntStream.range(0, 101).mapToObj(i -> new Share(1_000_000L + i, 1)).toArray(Share[]::new);
    assertRefused(Why.WRONG_PARTS, () -> split(id, many));
    assertRefused(Why.NO_MEMBER, () -> award(id, -7));
    assertRefused(Why.UNKNOWN_BOUNTY, () -> award(-7, bob));
    database.haltStore().halt(community, HALT);
    assertRefused(Why.HALTED, () -> award(id, bob));
    database.haltStore().resume(community);
    assertBalance(ann, 60, 40);
    assertBalance(bob, 1, 0);
    giveBack(id);
    assertRefused(Why.WRONG_STATE, () -> award(id, bob));
    assertRefused(Why.WRONG_STATE, () -> giveBack(id));
    assertBalance(ann, 100, 0);
    assertSound();
  }

  @Test
  void mergedIdentityOfTheGiver_isTheGiver_andWhatIsHeldSurvivesTheEndOfTheMerge() {
    rich("ann", 30);
    rich("bob", 30);
    merge("ann", "bob");
    long both = member("ann");
    assertThat(member("bob")).isEqualTo(both);
    asked("q1");
    asked("q2");
    long id = offered(offer(both, "q1", 50));
    assertRefused(Why.OWN_BOUNTY, () -> award(id, both));
    long other = offered(offer(both, "q2", 10));
    intake(database.intakeStore())
        .accept(
            community,
            List.of(EVENTS.event("x.undone").undoes("merge").id("split").at(Instant.now(clock))));
    assertRefused(Why.OWN_BOUNTY, () -> award(id, member("ann")));
    assertRefused(Why.OWN_BOUNTY, () -> award(id, member("bob")));
    giveBack(id);
    giveBack(other);
    assertThat(balance(member("ann")).available()).isEqualTo(30);
    assertThat(balance(member("bob")).available()).isEqualTo(30);
    assertSound();
  }

  @Test
  void soundnessCheck_findsABountyThatItsTransfersDoNotSay() throws Exception {
    long ann = rich("ann", 100);
    asked("q1");
    offered(offer(ann, "q1", 40));
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("UPDATE bounty SET state = 2, closed_at = 1");
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
    assertThat(database.walletStore().unsound(community)).hasSize(2);
  }

  @Test
  void membersBounties_areThosePutUpAndThoseGot_underEveryIdentity() {
    long ann = rich("ann", 100);
    long bob = rich("bob", 100);
    long cem = rich("cem", 1);
    asked("q1");
    asked("q2");
    asked("q3");
    long put = offered(offer(ann, "q1", 10));
    long got = offered(offer(0, "q1", 20));
    long others = offered(offer(bob, "q2", 5));
    award(got, ann);
    award(others, cem);
    long shared = offered(offer(0, "q3", 9));
    split(shared, new Share(ann, 1), new Share(cem, 2));
    BountyStore store = database.bountyStore();
    assertThat(numbers(store.of(community, ann, Long.MAX_VALUE, 10)))
        .containsExactly(shared, got, put);
    assertThat(numbers(store.of(community, ann, Long.MAX_VALUE, 2))).containsExactly(shared, got);
    assertThat(numbers(store.of(community, ann, got, 2))).containsExactly(put);
    assertThat(numbers(store.of(community, 0, Long.MAX_VALUE, 10))).isEmpty();
    assertThat(numbers(store.numbered(community, List.of(shared, 7L, put))))
        .containsExactly(put, shared);
    assertThat(store.paid(community, List.of(put, got, shared)))
        .containsOnlyKeys(got, shared)
        .satisfies(
            paid -> assertThat(paid.get(shared)).extracting(Paid::amount).containsExactly(3L, 6L));
    merge("ann", "bob");
    long both = member("ann");
    assertThat(numbers(store.of(community, both, Long.MAX_VALUE, 10)))
        .containsExactly(shared, others, got, put);
    assertThat(store.paid(fresh("elsewhere"), List.of(got))).isEmpty();
    assertThat(store.numbered(fresh("nowhere"), List.of(got))).isEmpty();
  }

  private static List<Long> numbers(List<Bounty> bounties) {
    return bounties.stream().map(Bounty::id).toList();
  }

  /** What was promised still stands, and goes its way; the rows name nobody. */
  @Test
  void erasedGiver_leavesTheBountyAsItIs() {
    long ann = rich("ann", 100);
    long bob = rich("bob", 1);
    asked("q1");
    asked("q2");
    long awarded = offered(offer(ann, "q1", 40));
    long back = offered(offer(ann, "q2", 30));
    assertThat(new Erasure(database.intakeStore()).erase(community, ann)).isTrue();
    assertBalance(ann, 30, 70);
    award(awarded, bob);
    giveBack(back);
    assertBalance(ann, 60, 0);
    assertBalance(bob, 41, 0);
    assertSound();
  }
}
