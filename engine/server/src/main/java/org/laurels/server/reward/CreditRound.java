// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.laurels.core.community.Community;
import org.laurels.core.intake.BudgetUpkeep;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.HaltStore;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Upkeep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does for a community's credits what the clock asks for: funds what waits for budgets, lets
 * credits vest and expire, and goes on with redemptions. Each step is a transaction of its own;
 * what fails is logged, and the others go on. To run it twice, or in two processes at once, changes
 * nothing. Thread-safe.
 */
public final class CreditRound {
  private static final Logger LOG = LoggerFactory.getLogger(CreditRound.class);
  private static final int PART = 200;
  private static final int REDEMPTIONS_MAX = 5_000;

  /** After so many calls in a row without an answer, a reward's others wait for the next round. */
  private static final int UNANSWERED_MAX = 3;

  private final Upkeep upkeep;
  private final BudgetUpkeep budgets;
  private final Redemptions redemptions;
  private final RedemptionStore store;
  private final HaltStore halts;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  public CreditRound(
      Upkeep upkeep,
      BudgetUpkeep budgets,
      Redemptions redemptions,
      RedemptionStore store,
      HaltStore halts,
      Function<Community, Programmes> programmes,
      Clock clock) {
    this.upkeep = upkeep;
    this.budgets = budgets;
    this.redemptions = redemptions;
    this.store = store;
    this.halts = halts;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** Does what is due now. */
  public void run(Community community) {
    fund(community);
    long members = keep(community);
    long moved = halts.find(community).isPresent() ? 0 : goOn(community);
    if (members > 0 || moved > 0) {
      LOG.info(
          "{}: credits of {} members vested or expired, {} redemptions went on",
          community.name(),
          members,
          moved);
    }
  }

  private void fund(Community community) {
    Programmes versions = programmes.apply(community);
    if (versions.spentUnits().stream().noneMatch(versions::haveBudgets)) {
      return;
    }
    try {
      long funded = budgets.run(community, versions, Instant.now(clock));
      if (funded > 0) {
        LOG.info("{}: {} that had waited for budgets were funded", community.name(), funded);
      }
    } catch (RuntimeException e) {
      LOG.error("{}: budgets could not be kept", community.name(), e);
    }
  }

  private long keep(Community community) {
    Programmes versions = programmes.apply(community);
    Instant now = Instant.now(clock);
    long members = 0;
    for (String unit : versions.spentUnits()) {
      CreditTerms terms = versions.creditTerms(unit, now);
      try {
        Upkeep.Done done =
            upkeep.run(
                community,
                unit,
                terms == null ? CreditTerms.USUAL : terms,
                versions.latest().programme().zone(),
                now);
        members += done.members();
        tell(community, unit, done);
      } catch (RuntimeException e) {
        LOG.error("{}: {} could not vest or expire", community.name(), unit, e);
      }
    }
    return members;
  }

  private static void tell(Community community, String unit, Upkeep.Done done) {
    done.failures()
        .forEach(
            (member, failure) ->
                LOG.error(
                    "{}: {} of member {} could not vest or expire, nor of {} others",
                    community.name(),
                    unit,
                    member,
                    done.failed() - 1,
                    failure));
  }

  /** What has been looked at in a round, and who did not answer. */
  private static final class Looked {
    final Set<Long> seen = new HashSet<>();
    final Map<String, Integer> unanswered = new HashMap<>();
    long moved;
  }

  /** Asks for more than was seen: what cannot go on stays due, and must not hide what can. */
  private long goOn(Community community) {
    Looked looked = new Looked();
    Instant now = Instant.now(clock);
    boolean more = true;
    while (more && looked.seen.size() < REDEMPTIONS_MAX) {
      List<Long> due = store.due(community, now, looked.seen.size() + PART);
      more = false;
      for (long id : due) {
        if (looked.seen.add(id)) {
          more = true;
          goOn(community, id, looked);
        }
      }
    }
    return looked.moved;
  }

  private void goOn(Community community, long id, Looked looked) {
    try {
      Redemption before = store.find(community, id).orElse(null);
      if (before == null || isWaitedFor(before, looked)) {
        return;
      }
      Redemption after = redemptions.goOn(community, id);
      if (after.state() != before.state()) {
        looked.moved++;
      }
      boolean unanswered =
          after.kind() == Reward.Kind.WEBHOOK && after.state() == RedemptionState.SUBMITTED;
      int times = looked.unanswered.getOrDefault(after.reward(), 0);
      looked.unanswered.put(after.reward(), unanswered ? times + 1 : 0);
    } catch (RuntimeException e) {
      LOG.error("{}: redemption {} could not go on", community.name(), id, e);
    }
  }

  /** A fulfiller that does not answer holds up its own rewards, not the vouchers behind them. */
  private static boolean isWaitedFor(Redemption redemption, Looked looked) {
    return redemption.kind() == Reward.Kind.WEBHOOK
        && looked.unanswered.getOrDefault(redemption.reward(), 0) >= UNANSWERED_MAX;
  }
}
