// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.server.budget.BudgetLooks;

/**
 * What a member has of each unit that is spent.
 *
 * @param unfunded what was earned and waits for a budget, the newest first
 */
public record WalletView(boolean frozen, List<UnitView> units, List<UnfundedView> unfunded) {
  /**
   * An award, or a part of one, that waits.
   *
   * @param cause the rule that gave it
   * @param period of the budget, such as 2026-11
   */
  public record UnfundedView(
      String unit,
      long amount,
      String cause,
      String budget,
      String period,
      @JsonProperty("arrived_at") String arrivedAt) {
    static UnfundedView of(BudgetLooks.Wait wait) {
      Unfunded award = wait.award();
      return new UnfundedView(
          award.unit(),
          award.left(),
          award.cause(),
          award.period().budget(),
          wait.label(),
          award.arrivedAt().toString());
    }
  }

  /**
   * One unit.
   *
   * @param debt what is owed, which later awards repay
   * @param worth of what is available; null where the programme does not say
   * @param next what vests next; null where nothing does
   * @param lots what is not spent, the first to end first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record UnitView(
      String unit,
      long pending,
      long available,
      long held,
      long debt,
      @Nullable Worth worth,
      @Nullable Next next,
      List<LotView> lots) {
    static UnitView of(String unit, Balance balance, @Nullable CreditTerms terms, List<Lot> lots) {
      return new UnitView(
          unit,
          balance.pending(),
          balance.available(),
          balance.held(),
          balance.debt(),
          Worth.of(balance.available(), terms),
          Next.of(lots),
          lots.stream().map(LotView::of).toList());
    }
  }

  /** An amount of money, in minor units of a currency of ISO 4217. */
  public record Worth(String currency, long minor) {
    static @Nullable Worth of(long amount, @Nullable CreditTerms terms) {
      return terms == null || terms.currency() == null
          ? null
          : new Worth(terms.currency(), Math.multiplyExact(amount, terms.worth()));
    }
  }

  /** What can be used soon. */
  public record Next(String at, long amount) {
    static @Nullable Next of(List<Lot> lots) {
      Instant first =
          lots.stream()
              .filter(lot -> !lot.vested())
              .map(Lot::vestsAt)
              .min(Comparator.naturalOrder())
              .orElse(null);
      if (first == null) {
        return null;
      }
      long amount =
          lots.stream()
              .filter(lot -> !lot.vested() && lot.vestsAt().equals(first))
              .mapToLong(Lot::remaining)
              .sum();
      return new Next(first.toString(), amount);
    }
  }

  /**
   * Credits that came at once.
   *
   * @param cause the rule that gave them, or what else did
   * @param expiresAt null where they do not end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LotView(
      String cause,
      long original,
      long remaining,
      boolean vested,
      @JsonProperty("vests_at") String vestsAt,
      @JsonProperty("expires_at") @Nullable String expiresAt,
      @JsonProperty("booked_at") String bookedAt) {
    static LotView of(Lot lot) {
      return new LotView(
          lot.cause(),
          lot.original(),
          lot.remaining(),
          lot.vested(),
          lot.vestsAt().toString(),
          lot.expiresAt().equals(Instant.MAX) ? null : lot.expiresAt().toString(),
          lot.bookedAt().toString());
    }
  }
}
