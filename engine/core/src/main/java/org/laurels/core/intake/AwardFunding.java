// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.laurels.core.budget.Allowance;
import org.laurels.core.budget.Funding;
import org.laurels.core.budget.Funds;
import org.laurels.core.budget.Pots;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.programme.Coverage;
import org.laurels.core.wallet.Credit;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Movements;

/** Gives of awards what their budgets can pay, and keeps the rest until they can. */
final class AwardFunding {
  /** Events are numbered as they arrive, which is the order in which money is given. */
  private static final Comparator<Credit> ARRIVAL =
      Comparator.comparingLong(Credit::eventId).thenComparingLong(Credit::entryId);

  private final Funds funds;
  private final Movements given;
  private final LongSupplier numbers;

  AwardFunding(Funds funds, Movements given, LongSupplier numbers) {
    this.funds = funds;
    this.given = given;
    this.numbers = numbers;
  }

  void give(List<Credit> awards, Coverage coverage, CreditTerms terms, ZoneId zone) {
    List<Credit> ordered = awards.stream().sorted(ARRIVAL).toList();
    Pots pots = new Pots(funds, false);
    for (Credit award : ordered) {
      pots.want(coverage.of(award.cause(), award.happenedAt()), award.amount());
    }
    pots.draw();
    List<Funding> fundings = new ArrayList<>();
    List<Unfunded> unfunded = new ArrayList<>();
    for (Credit award : ordered) {
      List<Allowance> covering = coverage.of(award.cause(), award.happenedAt());
      Pots.Share share = pots.pay(covering, award.amount());
      if (share.paid() > 0) {
        Lot lot = given.award(award.of(share.paid()), terms, zone);
        fundings.addAll(fundings(lot, covering));
      }
      if (share.lacking() != null) {
        long lacking = award.amount() - share.paid();
        unfunded.add(
            new Unfunded(
                numbers.getAsLong(),
                award.unit(),
                award.identityId(),
                award.entryId(),
                award.eventId(),
                award.cause(),
                lacking,
                lacking,
                share.lacking(),
                award.happenedAt(),
                given.now()));
      }
    }
    pots.settle();
    funds.save(fundings);
    funds.keep(unfunded);
  }

  /** That a new lot was paid by each of these. */
  static List<Funding> fundings(Lot lot, List<Allowance> covering) {
    List<Funding> fundings = new ArrayList<>(covering.size());
    for (Allowance allowance : covering) {
      fundings.add(
          new Funding(
              lot.id(),
              lot.identityId(),
              lot.eventId(),
              lot.cause(),
              allowance.period(),
              lot.original(),
              0));
    }
    return fundings;
  }
}
