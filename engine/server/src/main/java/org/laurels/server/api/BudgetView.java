// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.programme.Budget;
import org.laurels.server.budget.BudgetLine;

/**
 * A budget in one of its periods.
 *
 * @param period such as 2026-11, 2026-Q4, 2026 or total
 * @param until when the period ends; null where it does not
 * @param running whether it pays what arrives now
 * @param rules that it pays; empty for all
 * @param campaign that it pays; null where it pays always
 * @param leased what workers hold for what comes next
 * @param unfunded what was earned and waits for its money
 * @param usedUpBy when all is funded at the present pace; null where that is after its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetView(
    String id,
    String unit,
    String period,
    @Nullable String until,
    boolean running,
    List<String> rules,
    @Nullable String campaign,
    long amount,
    long funded,
    long leased,
    long left,
    long unfunded,
    int percent,
    @JsonProperty("used_up_by") @Nullable String usedUpBy,
    List<WarningView> warnings) {

  /** That so much of it was used. */
  public record WarningView(int percent, @JsonProperty("noted_at") String notedAt) {}

  static BudgetView of(BudgetLine line) {
    Budget budget = line.budget();
    BudgetState state = line.state();
    return new BudgetView(
        budget.id(),
        state.unit(),
        line.label(),
        line.until() == null ? null : line.until().toString(),
        line.running(),
        budget.rules().stream().sorted().toList(),
        budget.campaign() == null ? null : budget.campaign().id(),
        state.amount(),
        state.funded(),
        state.leased(),
        state.left(),
        state.unfunded(),
        state.percent(),
        line.usedUpBy() == null ? null : line.usedUpBy().toString(),
        state.warnings().stream()
            .map(one -> new WarningView(one.percent(), one.notedAt().toString()))
            .toList());
  }
}
