// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.PayoutGate;
import org.laurels.core.cycle.PayoutPeriod;
import org.laurels.core.cycle.PayoutTerms;
import org.laurels.core.payout.PayoutRefusedException.Reason;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.CreditTerms;

/**
 * The payout of a period as the newest programme has it.
 *
 * @param run as it would be stored; its number is 0
 */
public record Plan(
    Cycle cycle,
    PayoutPeriod period,
    PayoutGate gate,
    CreditTerms terms,
    ZoneId zone,
    PayoutRun run) {

  /**
   * The plan of a period.
   *
   * @param first its first day; null for the period that was over last
   * @throws PayoutRefusedException if there is no such cycle, or no such period of it
   */
  public static Plan of(
      Programmes versions, String cycleId, @Nullable LocalDate first, Instant now) {
    PayoutTerms payouts = versions.latest().programme().payouts();
    Cycle cycle = payouts.cycle(cycleId);
    if (cycle == null) {
      throw new PayoutRefusedException(
          Reason.NO_CYCLE, "the programme has no cycle '" + cycleId + "'");
    }
    ZoneId zone = versions.latest().programme().zone();
    PayoutPeriod period =
        first == null
            ? cycle.before(cycle.around(now, zone))
            : cycle
                .from(first)
                .orElseThrow(
                    () ->
                        new PayoutRefusedException(
                            Reason.NO_PERIOD,
                            "no period of '%s' begins on %s; one begins on %s"
                                .formatted(cycleId, first, cycle.around(first).first())));
    CreditTerms terms = versions.creditTerms(cycle.unit(), now);
    if (terms == null || terms.currency() == null) {
      throw new PayoutRefusedException(
          Reason.NO_WORTH, "the programme does not say what '" + cycle.unit() + "' are worth");
    }
    Instant cutOff = period.cutOff(zone);
    Instant choiceEnd = cycle.choiceEnd(period, zone);
    return new Plan(
        cycle,
        period,
        payouts.gate(),
        terms,
        zone,
        new PayoutRun(
            0,
            cycleId,
            period.first(),
            cycle.unit(),
            cutOff,
            choiceEnd,
            terms.currency(),
            terms.worth(),
            RunState.at(now, cutOff, choiceEnd),
            now));
  }

  /** The same with its run as it is stored. */
  Plan with(PayoutRun stored) {
    return new Plan(cycle, period, gate, terms, zone, stored);
  }

  /** When what is under way counts: the calendar year in the programme's zone. */
  int year(Instant now) {
    return now.atZone(zone).getYear();
  }

  /** How many more credits can be paid this year without paperwork. */
  long room(PayoutUnit unit, long memberId, Instant now) {
    var threshold = gate.at(now.atZone(zone).toLocalDate());
    if (threshold.isEmpty() || unit.hasPapers(memberId, year(now))) {
      return Long.MAX_VALUE;
    }
    long gated = unit.gated(memberId, year(now), run.currency());
    return Math.max(0, threshold.getAsLong() - 1 - gated) / run.worth();
  }

  /** What counts how much the company has added to gifts that go a way. */
  String counter(String way) {
    return "payout-match:" + cycle.id() + "/" + way;
  }
}
