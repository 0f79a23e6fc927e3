// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurels.core.reward.Match;

class CycleTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Way CASH = new Way("cash", "Cash", Way.Kind.CASH, 1_000, Match.NONE);

  private static Cycle cycle(MonthDay... begins) {
    return new Cycle(
        "c", "C", "points", List.of(begins), 14, List.of(CASH), new Silence.RollOver(true));
  }

  private static final Cycle HALF_YEAR = cycle(MonthDay.of(12, 1), MonthDay.of(6, 1));

  @Test
  void periods_followEachOther_withoutGapOrOverlap() {
    LocalDate day = LocalDate.parse("2023-01-01");
    PayoutPeriod period = HALF_YEAR.around(day);
    int periods = 0;
    for (; day.isBefore(LocalDate.parse("2029-01-01")); day = day.plusDays(1)) {
      if (day.equals(period.next())) {
        PayoutPeriod next = HALF_YEAR.around(day);
        assertThat(next.first()).isEqualTo(period.next());
        assertThat(HALF_YEAR.before(next)).isEqualTo(period);
        period = next;
        periods++;
      }
      assertThat(HALF_YEAR.around(day)).isEqualTo(period);
    }
    assertThat(periods).isEqualTo(12);
  }

  @Test
  void periodOfWinter_crossesTheYear_andEndsAtMidnightOfTheZone() {
    PayoutPeriod winter = HALF_YEAR.around(Instant.parse("2027-05-31T22:59:59Z"), LONDON);
    assertThat(winter)
        .isEqualTo(new PayoutPeriod(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-06-01")));
    assertThat(winter.last()).isEqualTo("2027-05-31");
    assertThat(winter.cutOff(LONDON)).isEqualTo("2027-05-31T23:00:00Z");
    assertThat(HALF_YEAR.choiceEnd(winter, LONDON)).isEqualTo("2027-06-14T23:00:00Z");
    assertThat(HALF_YEAR.around(Instant.parse("2027-05-31T23:00:00Z"), LONDON).first())
        .isEqualTo("2027-06-01");
  }

  @Test
  void period_isFound_onlyByItsFirstDay() {
    assertThat(HALF_YEAR.from(LocalDate.parse("2026-06-01"))).isPresent();
    assertThat(HALF_YEAR.from(LocalDate.parse("2026-06-02"))).isEmpty();
    assertThat(cycle(MonthDay.of(1, 1)).around(LocalDate.parse("2026-07-01")))
        .isEqualTo(new PayoutPeriod(LocalDate.parse("2026-01-01"), LocalDate.parse("2027-01-01")));
  }

  @Test
  void gate_holdsFromItsDayOn() {
    PayoutGate gate =
        new PayoutGate(
            List.of(
                new PayoutGate.Threshold(LocalDate.parse("2026-01-01"), 200_000),
                new PayoutGate.Threshold(LocalDate.parse("2025-01-01"), 60_000)));
    assertThat(gate.at(LocalDate.parse("2024-12-31"))).isEmpty();
    assertThat(gate.at(LocalDate.parse("2025-12-31"))).hasValue(60_000);
    assertThat(gate.at(LocalDate.parse("2026-01-01"))).hasValue(200_000);
  }

  @Test
  void cycleThatCannotRun_isNone() {
    assertThatThrownBy(CycleTest::cycle).isInstanceOf(IllegalArgumentException.class);
  }
}
