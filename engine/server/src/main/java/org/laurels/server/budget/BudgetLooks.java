// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.budget.BudgetStore;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Programmes;
import org.laurels.core.time.Window;

/** Reads where budgets stand. Thread-safe. */
public final class BudgetLooks {
  private final BudgetStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  public BudgetLooks(BudgetStore store, Function<Community, Programmes> programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** All budgets in the periods that run, then those of the past for which something waits. */
  public List<BudgetLine> of(Community community) {
    Programmes versions = programmes.apply(community);
    ZoneId zone = versions.latest().programme().zone();
    Instant now = Instant.now(clock);
    Map<BudgetPeriod, BudgetState> states = new LinkedHashMap<>();
    store.states(community).forEach(state -> states.put(state.period(), state));
    List<BudgetLine> lines = new ArrayList<>();
    for (Budget budget : versions.spendableAt(now).programme().budgets()) {
      BudgetPeriod period = budget.period(now, zone);
      @Nullable BudgetState known = states.remove(period);
      lines.add(
          line(
              versions,
              budget,
              known == null ? untouched(budget, period, now) : said(budget, known),
              true,
              now));
    }
    for (BudgetState state : states.values()) {
      @Nullable Budget budget = versions.budget(state.period());
      if (budget != null && state.unfunded() > 0) {
        lines.add(line(versions, budget, state, false, now));
      }
    }
    return lines;
  }

  private static BudgetState untouched(Budget budget, BudgetPeriod period, Instant now) {
    return new BudgetState(period, budget.unit(), budget.amount(), 0, 0, 0, now, List.of());
  }

  /** The amount as the programme says it now: the period learns it when it is drawn from next. */
  private static BudgetState said(Budget budget, BudgetState state) {
    return new BudgetState(
        state.period(),
        state.unit(),
        budget.amount(),
        state.funded(),
        state.leased(),
        state.unfunded(),
        state.openedAt(),
        state.warnings());
  }

  private static BudgetLine line(
      Programmes versions, Budget budget, BudgetState state, boolean running, Instant now) {
    Instant until = versions.endOf(state.period());
    Instant since = versions.budgetedSince(budget.id());
    Instant start = start(budget, state.period(), versions.latest().programme().zone());
    Instant from = since.isAfter(start) ? since : start;
    return new BudgetLine(
        budget,
        state,
        running,
        until.equals(Instant.MAX) ? null : until,
        running
            ? state
                .usedUpBy(from.equals(Instant.MIN) ? state.openedAt() : from, until, now)
                .orElse(null)
            : null);
  }

  private static Instant start(Budget budget, BudgetPeriod period, ZoneId zone) {
    return budget.per() == Window.EVER
        ? Instant.MIN
        : LocalDate.ofEpochDay(period.startDay()).atStartOfDay(zone).toInstant();
  }

  /**
   * An award that waits, with the budget it waits for.
   *
   * @param budget as it was said last; null where no version says it any more
   * @param amount that the period has
   */
  public record Wait(Unfunded award, @Nullable Budget budget, long amount) {
    /** The period as machines name it. */
    public String label() {
      return budget == null ? "" : BudgetLine.label(budget.per(), award.period());
    }
  }

  /** What waits for a member, the newest first. */
  public List<Wait> waiting(Community community, long memberId, int limit) {
    List<Unfunded> found = store.unfundedOf(community, memberId, limit);
    if (found.isEmpty()) {
      return List.of();
    }
    Programmes versions = programmes.apply(community);
    Map<BudgetPeriod, Long> amounts = new LinkedHashMap<>();
    store.states(community).forEach(state -> amounts.put(state.period(), state.amount()));
    return found.stream()
        .map(
            award ->
                new Wait(
                    award,
                    versions.budget(award.period()),
                    amounts.getOrDefault(award.period(), 0L)))
        .toList();
  }
}
