// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.budget.Allowance;

/** Which budgets pay for what arrives at a moment. */
public final class Coverage {
  private record Part(Budget budget, Allowance allowance) {}

  private final List<Part> parts = new ArrayList<>();

  private Coverage() {}

  /**
   * @param arrived when the awards come, which tells the periods
   * @param decided when the version must hold that says what these periods have
   */
  static Coverage of(Programmes programmes, String unit, Instant arrived, Instant decided) {
    ProgrammeVersion version = programmes.spendableAt(decided);
    ZoneId zone = programmes.latest().programme().zone();
    Coverage coverage = new Coverage();
    for (Budget budget : version.programme().budgets()) {
      if (budget.unit().equals(unit)) {
        coverage.parts.add(
            new Part(
                budget,
                new Allowance(
                    budget.period(arrived, zone), unit, budget.amount(), version.number())));
      }
    }
    return coverage;
  }

  /** The budgets that all must have money for what a rule gives for what happened then. */
  public List<Allowance> of(String rule, Instant happened) {
    List<Allowance> covering = new ArrayList<>(parts.size());
    for (Part part : parts) {
      if (part.budget().covers(rule, happened)) {
        covering.add(part.allowance());
      }
    }
    return covering;
  }
}
