// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.fold.MemberState;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.WalletStore;

/**
 * Says what a member would be told who asked for a reward now. It takes no lock, so it promises
 * nothing: the redemption decides. Thread-safe.
 */
public final class Offers {
  private final RedemptionStore store;
  private final WalletStore wallets;
  private final Clock clock;

  public Offers(RedemptionStore store, WalletStore wallets, Clock clock) {
    this.store = store;
    this.wallets = wallets;
    this.clock = clock;
  }

  /**
   * A reward as a member finds it.
   *
   * @param left how many can still be had by anybody; null for any number
   * @param why why the member cannot have it now; null where nothing stands against it
   * @param lacking how many credits are needed besides those that are available
   */
  public record Offer(Reward reward, @Nullable Long left, @Nullable Why why, long lacking) {}

  /** The rewards of the newest version, in its order. */
  public List<Offer> of(Community community, Programmes versions, long memberId) {
    List<Reward> rewards = versions.latest().programme().rewards();
    Map<String, Long> left = left(store, community, rewards);
    Map<String, Balance> balances = wallets.balances(community, memberId);
    boolean frozen = wallets.isFrozen(community, memberId);
    Seen seen = store.write(community, unit -> seen(unit, rewards, memberId));
    Instant now = Instant.now(clock);
    List<Offer> offers = new ArrayList<>();
    for (Reward reward : rewards) {
      long available = balances.getOrDefault(reward.unit(), Balance.NONE).available();
      long lacking = Math.max(0, reward.price() - available);
      Long some = left.get(reward.id());
      Why why = why(versions, reward, some, seen, now);
      if (why == null && frozen) {
        why = Why.FROZEN;
      }
      if (why == null && lacking > 0) {
        why = Why.NOT_ENOUGH;
      }
      offers.add(new Offer(reward, some, why, lacking));
    }
    return offers;
  }

  /** What only a transaction can read. */
  private record Seen(boolean halted, MemberState figures, Map<String, Long> had) {}

  private static Seen seen(RedemptionUnit unit, List<Reward> rewards, long memberId) {
    Map<String, Long> had = new HashMap<>();
    for (Reward reward : rewards) {
      if (reward.perMember() != null) {
        had.put(reward.id(), unit.count(memberId, reward.id()));
      }
    }
    return new Seen(unit.isHalted(), unit.figures(memberId), had);
  }

  /** What no credits would help against comes first: nobody should save up for what is sold out. */
  private static @Nullable Why why(
      Programmes versions, Reward reward, @Nullable Long left, Seen seen, Instant now) {
    if (!reward.isOffered(now)) {
      return Why.NOT_OFFERED;
    }
    if (left != null && left == 0) {
      return Why.SOLD_OUT;
    }
    if (!Purchase.isEligible(versions, reward, seen.figures(), now)) {
      return Why.NOT_ELIGIBLE;
    }
    if (reward.perMember() != null
        && seen.had().getOrDefault(reward.id(), 0L) >= reward.perMember()) {
      return Why.MEMBER_LIMIT;
    }
    return seen.halted() ? Why.HALTED : null;
  }

  /** How many are left of rewards, by id; those that there is any number of are left out. */
  public static Map<String, Long> left(
      RedemptionStore store, Community community, List<Reward> rewards) {
    Map<String, Long> taken = store.taken(community);
    Map<String, Long> free =
        store.freeCodes(
            community, rewards.stream().filter(Offers::isVoucher).map(Reward::id).toList());
    Map<String, Long> left = new HashMap<>();
    for (Reward reward : rewards) {
      Long stock = reward.stock();
      if (stock != null) {
        long gone = taken.getOrDefault(Redemptions.stock(reward.id()), 0L);
        left.put(reward.id(), Math.max(0, stock - gone));
      }
      if (isVoucher(reward)) {
        left.merge(reward.id(), free.getOrDefault(reward.id(), 0L), Math::min);
      }
    }
    return left;
  }

  private static boolean isVoucher(Reward reward) {
    return reward.kind() == Reward.Kind.VOUCHER;
  }
}
