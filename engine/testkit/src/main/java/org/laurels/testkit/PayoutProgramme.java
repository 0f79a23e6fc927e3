// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.PayoutGate;
import org.laurels.core.cycle.PayoutTerms;
import org.laurels.core.cycle.Silence;
import org.laurels.core.cycle.Way;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.reward.Match;
import org.laurels.core.wallet.CreditTerms;

/** A programme that pays out each half-year, as giffgaff does, for tests of payouts. */
public final class PayoutProgramme {
  public static final String CYCLE = "half-year";
  public static final ZoneId ZONE = ZoneId.of("Europe/London");

  /** A credit is a penny, good from the close of its month on for a year. */
  public static final CreditTerms TERMS =
      new CreditTerms(Duration.ZERO, true, Period.ofMonths(12), Duration.ofDays(14), 50, "GBP", 1);

  /** How many pence the company adds to gifts in all. */
  public static final long MATCH_AT_MOST = 20_000;

  private PayoutProgramme() {}

  /** The cycle of that programme. */
  public static Cycle cycle(Silence silence) {
    return new Cycle(
        CYCLE,
        "Half-year",
        CreditProgramme.UNIT,
        List.of(MonthDay.of(6, 1), MonthDay.of(12, 1)),
        14,
        List.of(
            new Way("cash", "Cash", Way.Kind.CASH, 1_000, Match.NONE),
            new Way("airtime", "Airtime", Way.Kind.CREDIT, 500, Match.NONE),
            new Way("charity", "Charity", Way.Kind.CHARITY, 1, new Match(100, MATCH_AT_MOST))),
        silence);
  }

  /**
   * Gives credits for each event {@code x.helped}, as many as its value.
   *
   * @param gate the sum of a year, in pence, that needs paperwork; 0 for none
   */
  public static Programme programme(long gate) {
    Programme credits = CreditProgramme.programme();
    PayoutGate gates =
        gate == 0
            ? PayoutGate.NONE
            : new PayoutGate(
                List.of(new PayoutGate.Threshold(LocalDate.parse("2026-01-01"), gate)));
    return new Programme(
            "payback",
            ZONE,
            Map.of(CreditProgramme.UNIT, new UnitDefinition(CreditProgramme.UNIT, 0, null, TERMS)),
            credits.rules(),
            List.of(),
            List.of(),
            List.of(),
            false)
        .withPayouts(new PayoutTerms(List.of(cycle(new Silence.RollOver(true))), gates));
  }
}
