// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.Allowance;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.budget.BudgetStore;
import org.laurels.core.budget.Funds;
import org.laurels.core.budget.Pots;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Credit;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletStore;
import org.laurels.core.wallet.WalletUnit;

/**
 * Keeps budgets: takes back what workers have leased and not spent, funds what has waited longest,
 * and notes how much is used. To run it twice, or in two processes at once, changes nothing.
 * Thread-safe.
 */
public final class BudgetUpkeep {
  private static final int PART = 200;

  private final WalletStore wallets;
  private final BudgetStore budgets;

  public BudgetUpkeep(WalletStore wallets, BudgetStore budgets) {
    this.wallets = wallets;
    this.budgets = budgets;
  }

  /** Does what is due, and answers how much that had waited was funded. */
  public long run(Community community, Programmes programmes, Instant now) {
    budgets.closeEnded(community, now);
    long funded = 0;
    for (BudgetPeriod period : budgets.waitedFor(community)) {
      funded += fund(community, programmes, period, now);
    }
    budgets.closeEnded(community, now);
    warn(community, programmes, now);
    return funded;
  }

  /** Goes through what waits for a period until its money is used up. */
  private long fund(Community community, Programmes programmes, BudgetPeriod period, Instant now) {
    long funded = 0;
    List<BudgetStore.Waiting> part = budgets.waiting(community, period, null, PART);
    while (!part.isEmpty()) {
      for (BudgetStore.Waiting waiting : part) {
        Pots.Share share = wallets.write(community, unit -> fund(unit, programmes, waiting, now));
        funded += share.paid();
        if (period.equals(share.lacking())) {
          return funded;
        }
      }
      part = budgets.waiting(community, period, part.get(part.size() - 1).award(), PART);
    }
    return funded;
  }

  private static Pots.Share fund(
      WalletUnit unit, Programmes programmes, BudgetStore.Waiting waiting, Instant now) {
    String name = waiting.award().unit();
    CreditTerms terms = requireNonNullElse(programmes.creditTerms(name, now), CreditTerms.USUAL);
    ZoneId zone = programmes.latest().programme().zone();
    @Nullable Wallet wallet = unit.open(waiting.memberId(), name, terms, zone, now).orElse(null);
    // Read again under the lock: it may have been funded or cancelled meanwhile.
    @Nullable Unfunded award = unit.funds().unfunded(waiting.award().id()).orElse(null);
    if (wallet == null
        || award == null
        || award.left() == 0
        || !award.period().equals(waiting.award().period())
        || !wallet.isOf(award.identityId())) {
      return new Pots.Share(0, null);
    }
    return pay(unit, wallet, award, programmes, now);
  }

  private static Pots.Share pay(
      WalletUnit unit, Wallet wallet, Unfunded award, Programmes programmes, Instant now) {
    List<Allowance> covering =
        programmes
            .coverage(award.unit(), award.arrivedAt(), award.period(), now)
            .of(award.cause(), award.happenedAt());
    Funds funds = unit.funds();
    Pots pots = new Pots(funds, true);
    pots.want(covering, award.left());
    pots.draw();
    Pots.Share share = pots.pay(covering, award.left());
    if (share.paid() > 0) {
      CreditTerms terms =
          requireNonNullElse(programmes.creditTerms(award.unit(), now), CreditTerms.USUAL);
      Lot lot =
          wallet
              .movements()
              .award(credit(award, share.paid()), terms, programmes.latest().programme().zone());
      unit.save(wallet.movements());
      funds.save(AwardFunding.fundings(lot, covering));
    }
    pots.settle();
    Unfunded less = award.less(share.paid());
    Unfunded after = share.lacking() == null ? less : less.waitingFor(share.lacking());
    if (!after.equals(award)) {
      funds.keep(List.of(after));
    }
    return share;
  }

  private static Credit credit(Unfunded award, long amount) {
    return new Credit(
        award.entryId(),
        award.identityId(),
        award.unit(),
        award.eventId(),
        award.cause(),
        amount,
        award.happenedAt());
  }

  private void warn(Community community, Programmes programmes, Instant now) {
    List<Budget> current = programmes.spendableAt(now).programme().budgets();
    ZoneId zone = programmes.latest().programme().zone();
    for (BudgetState state : budgets.states(community)) {
      for (Budget budget : current) {
        if (budget.period(now, zone).equals(state.period())) {
          budget.warnAt().stream()
              .filter(state::hasReached)
              .forEach(percent -> budgets.warn(community, state.period(), percent, now));
        }
      }
    }
  }
}
