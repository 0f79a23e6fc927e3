// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.BountyRefusedException.Why;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Told;

/**
 * Takes bounties from the promise to the end. Each step is one transaction: the state, the credits
 * and the answer to the caller are written together or not at all. Thread-safe.
 */
public final class Bounties {
  /** So that no sum of a few of them is more than a long holds. */
  public static final long AMOUNT_MAX = 1_000_000_000_000L;

  public static final long PARTS_MAX = 1_000_000;
  public static final int SHARES_MAX = 100;

  private static final int PART = 200;
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final BountyStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  /**
   * @param programmes the published versions of a community
   */
  public Bounties(BountyStore store, Function<Community, Programmes> programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * What somebody promises.
   *
   * @param memberId who; 0 for the company
   * @param host which host's item it is on
   * @param item what that host calls it
   * @param expiresAt when it is to go back unless it was awarded; null for never
   */
  public record Offer(
      long memberId,
      String host,
      String item,
      String unit,
      long amount,
      @Nullable Instant expiresAt) {}

  /** What a caller is told of a bounty, and again for the same call. */
  public interface Telling {
    String of(Bounty bounty, List<Paid> paid);
  }

  /** A step in a transaction. */
  private interface Step {
    Outcome of(BountyUnit unit, Programmes versions, Instant now);
  }

  /**
   * Sets the credits aside.
   *
   * @throws BountyRefusedException if that cannot be; nothing has moved
   */
  public Told offer(Community community, Offer offer, Call call, Telling telling) {
    return answered(
        community,
        call,
        CREATED,
        telling,
        (unit, versions, now) -> new Opening(unit, versions, now).of(offer));
  }

  /**
   * Gives all of it to a member.
   *
   * @throws BountyRefusedException if that cannot be; nothing has moved
   */
  public Told award(Community community, long bountyId, long memberId, Call call, Telling telling) {
    List<Share> whole = List.of(new Share(memberId, 1));
    return answered(
        community,
        call,
        OK,
        telling,
        (unit, versions, now) ->
            new Closing(unit, versions, now).pay(bountyId, BountyState.AWARDED, whole));
  }

  /**
   * Gives it to several members, each by parts.
   *
   * @throws BountyRefusedException if that cannot be; nothing has moved
   */
  public Told split(
      Community community, long bountyId, List<Share> shares, Call call, Telling telling) {
    return answered(
        community,
        call,
        OK,
        telling,
        (unit, versions, now) ->
            new Closing(unit, versions, now).pay(bountyId, BountyState.SPLIT, shares));
  }

  /**
   * Gives it back to who had put it up.
   *
   * @throws BountyRefusedException if that cannot be; nothing has moved
   */
  public Told giveBack(Community community, long bountyId, Call call, Telling telling) {
    return answered(
        community,
        call,
        OK,
        telling,
        (unit, versions, now) -> new Closing(unit, versions, now).giveBack(bountyId));
  }

  private Told answered(Community community, Call call, int status, Telling telling, Step step) {
    // Before the transaction: who holds a connection and waits for another may wait for ever.
    Programmes versions = programmes.apply(community);
    return store.write(
        community,
        unit -> {
          Optional<Answer> before = call.before(unit.answered(call.scope(), call.key()));
          if (before.isPresent()) {
            return new Told(before.get(), true);
          }
          refuseWhileHalted(unit);
          Outcome end = step.of(unit, versions, Instant.now(clock));
          Answer answer = call.answer(status, telling.of(end.bounty(), end.paid()));
          unit.answer(answer);
          return new Told(answer, false);
        });
  }

  private static void refuseWhileHalted(BountyUnit unit) {
    if (unit.isHalted()) {
      throw new BountyRefusedException(
          Why.HALTED, "bounties stand still until the books have been looked at");
    }
  }

  /**
   * Gives back what nobody was awarded in time, one transaction a bounty. To run it twice, or in
   * two processes at once, changes nothing.
   *
   * @return how many went back
   */
  public long giveBackExpired(Community community) {
    Programmes versions = programmes.apply(community);
    long returned = 0;
    List<Long> due = store.due(community, Instant.now(clock), PART);
    while (!due.isEmpty()) {
      long moved = due.stream().filter(id -> giveBackExpired(community, versions, id)).count();
      returned += moved;
      // Where nothing moved, another process does the same; it needs no help.
      due = moved == 0 ? List.of() : store.due(community, Instant.now(clock), PART);
    }
    return returned;
  }

  private boolean giveBackExpired(Community community, Programmes versions, long bountyId) {
    try {
      return store.write(
          community,
          unit -> {
            refuseWhileHalted(unit);
            new Closing(unit, versions, Instant.now(clock)).giveBack(bountyId);
            return true;
          });
    } catch (BountyRefusedException e) {
      return false;
    }
  }
}
