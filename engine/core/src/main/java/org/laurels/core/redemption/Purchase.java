// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.fold.CurrentFacts;
import org.laurels.core.fold.MemberState;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.reward.Match;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.wallet.NotEnoughCreditsException;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletFrozenException;

/**
 * Makes a redemption of a wish, in a transaction: the member may have it, pays it, and gets one.
 */
final class Purchase {
  private Purchase() {}

  private static Reward reward(Programme programme, String id) {
    Reward reward = programme.reward(id);
    if (reward == null) {
      throw Steps.refused(Why.UNKNOWN_REWARD, "the programme offers no '" + id + "'");
    }
    return reward;
  }

  private static long amount(Reward reward, @Nullable Long wanted) {
    long amount = wanted == null ? reward.price() : wanted;
    if (reward.open() ? amount < reward.price() : amount != reward.price()) {
      throw Steps.refused(
          Why.WRONG_AMOUNT,
          reward.open()
              ? "at least " + reward.price() + " " + reward.unit() + " are needed, not " + amount
              : "it costs " + reward.price() + " " + reward.unit() + ", not " + amount);
    }
    return amount;
  }

  /**
   * Sets the credits aside, and what else there is only so much of.
   *
   * @throws RedemptionRefusedException if it cannot be had; the transaction is to be rolled back
   */
  static Redemption of(
      RedemptionUnit unit, Programmes versions, Redemptions.Wish wish, Instant now) {
    Reward reward = reward(versions.latest().programme(), wish.reward());
    if (!reward.isOffered(now)) {
      throw Steps.refused(Why.NOT_OFFERED, "'" + reward.id() + "' is not offered now");
    }
    long memberId = wish.memberId();
    long amount = amount(reward, wish.amount());
    Wallet wallet = Steps.wallet(unit, versions, memberId, reward.unit(), now);
    if (!isEligible(versions, reward, unit.figures(memberId), now)) {
      throw Steps.refused(
          Why.NOT_ELIGIBLE, "the member does not fulfil the condition of the reward");
    }
    if (reward.perMember() != null && unit.count(memberId, reward.id()) >= reward.perMember()) {
      throw Steps.refused(
          Why.MEMBER_LIMIT, "a member can have it " + reward.perMember() + " times");
    }
    long id = unit.nextId();
    try {
      wallet.hold(id, amount);
    } catch (NotEnoughCreditsException e) {
      throw new RedemptionRefusedException(Why.NOT_ENOUGH, e);
    } catch (WalletFrozenException e) {
      throw new RedemptionRefusedException(Why.FROZEN, e);
    }
    if (!unit.take(Redemptions.stock(reward.id()), 1, orUnlimited(reward.stock()))) {
      throw Steps.refused(Why.SOLD_OUT, "none is left of '" + reward.id() + "'");
    }
    if (reward.kind() == Reward.Kind.VOUCHER && !unit.reserveCode(reward.id(), id)) {
      throw Steps.refused(Why.SOLD_OUT, "no code is left for '" + reward.id() + "'");
    }
    int needed = reward.approval().needed(amount, !unit.hasSettled(memberId));
    Redemption made =
        new Redemption(
            id,
            memberId,
            wallet.identity(),
            reward.id(),
            reward.kind(),
            reward.unit(),
            amount,
            matched(unit, reward, amount),
            needed == 0 ? RedemptionState.APPROVED : RedemptionState.HELD,
            needed,
            Set.of(),
            0,
            needed == 0 ? now : null,
            "",
            "",
            now,
            now);
    unit.save(wallet.movements());
    unit.insert(made);
    return made;
  }

  private static long matched(RedemptionUnit unit, Reward reward, long amount) {
    String counter = Steps.match(reward.id());
    return new Match(reward.matchPercent(), reward.matchAtMost())
        .added(amount, (added, atMost) -> unit.take(counter, added, atMost));
  }

  /** A stock without a limit is counted all the same, as a match is. */
  private static long orUnlimited(@Nullable Long atMost) {
    return atMost == null ? Long.MAX_VALUE : atMost;
  }

  static boolean isEligible(Programmes versions, Reward reward, MemberState figures, Instant now) {
    if (reward.eligible() == null) {
      return true;
    }
    try {
      return reward.eligible().evaluate(new CurrentFacts(versions, figures, now));
    } catch (EvaluationException e) {
      return false;
    }
  }
}
