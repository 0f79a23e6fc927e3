// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.PayoutPeriod;
import org.laurels.core.cycle.Way;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletStore;

/**
 * Says what a member would be paid by each way. It takes no lock, so it promises nothing: the close
 * decides, by the same arithmetic. Thread-safe.
 */
public final class Outlooks {
  private final PayoutStore store;
  private final WalletStore wallets;
  private final Clock clock;

  public Outlooks(PayoutStore store, WalletStore wallets, Clock clock) {
    this.store = store;
    this.wallets = wallets;
    this.clock = clock;
  }

  /**
   * How a payout looks to a member.
   *
   * @param plan of the period that was over last, whose run is as it is stored
   * @param debt what is owed, which is not paid out
   * @param choice the way that was chosen; null where none was
   * @param ways what would come of each way, in their order
   * @param silent what would come of choosing nothing
   */
  public record Outlook(
      Plan plan,
      long tally,
      long debt,
      boolean frozen,
      @Nullable String choice,
      Map<Way, Decision> ways,
      Decision silent) {
    /** Whether the member can choose now. */
    public boolean isOpen() {
      return plan.run().state() == RunState.OPEN;
    }
  }

  /** The payouts of all cycles. */
  public List<Outlook> of(Community community, Programmes versions, long memberId) {
    Instant now = Instant.now(clock);
    List<Outlook> outlooks = new ArrayList<>();
    for (Cycle cycle : versions.latest().programme().payouts().cycles()) {
      outlooks.add(of(community, memberId, Plan.of(versions, cycle.id(), null, now), now));
    }
    return outlooks;
  }

  private Outlook of(Community community, long memberId, Plan planned, Instant now) {
    Plan plan =
        store
            .run(community, planned.cycle().id(), planned.period().first())
            .map(planned::with)
            .orElse(planned);
    Wallet wallet = wallet(community, memberId, plan, now);
    Upkeep.of(wallet);
    PayoutPeriod before = plan.cycle().before(plan.period());
    PayoutRun last = store.run(community, plan.cycle().id(), before.first()).orElse(null);
    long older = wallet.bookedBefore(plan.period().start(plan.zone())).available();
    Seen seen =
        store.write(
            community,
            unit ->
                new Seen(
                    unit.choice(plan.cycle().id(), plan.period().first(), memberId)
                        .map(Choice::way)
                        .orElse(null),
                    last == null ? 0 : unit.keptInSilence(last.id(), memberId),
                    plan.room(unit, memberId, now)));
    long usable = wallet.bookedBefore(plan.run().cutOff()).available();
    Decision.Standing silent =
        new Decision.Standing(
            usable,
            Math.min(seen.rolledOver(), older),
            wallet.owed(),
            wallet.isFrozen(),
            null,
            seen.room());
    Map<Way, Decision> ways = new LinkedHashMap<>();
    for (Way way : plan.cycle().ways()) {
      ways.put(way, Decision.of(plan.cycle(), silent.choosing(way.id())));
    }
    return new Outlook(
        plan,
        Decision.tally(usable, wallet.owed()),
        wallet.owed(),
        wallet.isFrozen(),
        seen.choice(),
        ways,
        Decision.of(plan.cycle(), silent));
  }

  /** What only a transaction can read. */
  private record Seen(@Nullable String choice, long rolledOver, long room) {}

  /** The wallet as it is seen without a lock; nothing is ever written of it. */
  private Wallet wallet(Community community, long memberId, Plan plan, Instant now) {
    String unit = plan.run().unit();
    List<Lot> lots = wallets.lots(community, memberId, unit);
    TreeSet<Long> identities = new TreeSet<>(List.of(0L));
    lots.forEach(lot -> identities.add(lot.identityId()));
    Map<Long, Balance> balances = new HashMap<>();
    balances.put(0L, wallets.balances(community, memberId).getOrDefault(unit, Balance.NONE));
    return new Wallet(
        plan.terms(),
        plan.zone(),
        wallets.isFrozen(community, memberId),
        identities,
        balances,
        lots,
        new Movements(unit, () -> 0, now));
  }
}
