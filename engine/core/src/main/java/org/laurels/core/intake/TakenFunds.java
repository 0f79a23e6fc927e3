// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.Funding;
import org.laurels.core.budget.Funds;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.wallet.Credit;
import org.laurels.core.wallet.Transfer;

/**
 * What becomes of budgets when awards are taken back: what still waits is cancelled first; what was
 * paid goes back to the periods that paid it. Only what was got from wallets goes back, and not
 * what is owed: it is spent, and funding others with it would cost more than the budget allows.
 */
final class TakenFunds {
  private record Award(long identityId, long eventId, String cause) {
    static Award of(Credit credit) {
      return new Award(credit.identityId(), credit.eventId(), credit.cause());
    }
  }

  private final Funds funds;
  private final Map<Award, List<Unfunded>> waiting = new HashMap<>();
  private final Map<Award, SortedMap<Long, List<Funding>>> lots = new HashMap<>();
  private final List<Unfunded> cancelled = new ArrayList<>();
  private final List<Funding> returned = new ArrayList<>();
  private final SortedMap<BudgetPeriod, Long> back = new TreeMap<>();

  /**
   * @param credits all that changes; those below 0 are taken back
   */
  TakenFunds(Funds funds, Collection<Credit> credits) {
    this.funds = funds;
    TreeSet<Long> events = new TreeSet<>();
    credits.stream().filter(c -> c.amount() < 0).forEach(c -> events.add(c.eventId()));
    if (events.isEmpty()) {
      return;
    }
    for (Unfunded one : funds.unfunded(events)) {
      Award award = new Award(one.identityId(), one.eventId(), one.cause());
      waiting.computeIfAbsent(award, a -> new ArrayList<>()).add(one);
    }
    for (Funding one : funds.fundings(events)) {
      Award award = new Award(one.identityId(), one.eventId(), one.cause());
      lots.computeIfAbsent(award, a -> new TreeMap<>(Comparator.reverseOrder()))
          .computeIfAbsent(one.lotId(), lot -> new ArrayList<>())
          .add(one);
    }
  }

  /** Cancels what waits for these awards, and answers what is to be taken from the wallet. */
  List<Credit> cancel(List<Credit> taken) {
    List<Credit> paid = new ArrayList<>();
    for (Credit credit : taken) {
      long left = -credit.amount();
      for (Unfunded one : waiting.getOrDefault(Award.of(credit), List.of())) {
        long less = Math.min(left, one.left());
        cancelled.add(one.less(less));
        left -= less;
      }
      if (left > 0) {
        paid.add(credit.of(-left));
      }
    }
    return paid;
  }

  /**
   * Notes what goes back to budgets, the lot that was paid last first.
   *
   * @param transfers what was got from the wallet, which name the entries they are for
   */
  void giveBack(List<Credit> taken, List<Transfer> transfers) {
    Map<Long, Long> got = new HashMap<>();
    for (Transfer transfer : transfers) {
      switch (transfer.reason()) {
        case TAKE_BACK, REPAY -> got.merge(transfer.causeId(), transfer.amount(), Long::sum);
        default -> {
          // Moves nothing that the company gets back.
        }
      }
    }
    for (Credit credit : taken) {
      long left = got.getOrDefault(credit.entryId(), 0L);
      for (List<Funding> lot : lots.getOrDefault(Award.of(credit), new TreeMap<>()).values()) {
        // All budgets that cover an award have paid the same of it.
        long more = Math.min(left, lot.get(0).left());
        if (more > 0) {
          for (Funding funding : lot) {
            returned.add(funding.returning(more));
            back.merge(funding.period(), more, Long::sum);
          }
          left -= more;
        }
      }
    }
  }

  /** Writes what was noted. */
  void save() {
    back.forEach(funds::giveBack);
    funds.save(returned);
    funds.keep(cancelled);
  }
}
