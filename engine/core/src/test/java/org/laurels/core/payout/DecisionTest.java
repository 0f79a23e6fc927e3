// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.MonthDay;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.Silence;
import org.laurels.core.cycle.Way;
import org.laurels.core.reward.Match;

class DecisionTest {
  private static final long ALL = Long.MAX_VALUE;
  private static final Cycle ONCE = cycle(new Silence.RollOver(true));

  private static Cycle cycle(Silence silence) {
    return new Cycle(
        "half-year",
        "Half-year",
        "points",
        List.of(MonthDay.of(6, 1), MonthDay.of(12, 1)),
        14,
        List.of(
            new Way("cash", "Cash", Way.Kind.CASH, 1_000, Match.NONE),
            new Way("airtime", "Airtime", Way.Kind.CREDIT, 500, Match.NONE),
            new Way("charity", "Charity", Way.Kind.CHARITY, 100, new Match(100, null))),
        silence);
  }

  private static Decision.Standing of(
      long usable, long rolledOver, long debt, @Nullable String choice, long room) {
    return new Decision.Standing(usable, rolledOver, debt, false, choice, room);
  }

  private static String decided(Cycle cycle, Decision.Standing standing) {
    Decision made = Decision.of(cycle, standing);
    Way way = made.way();
    return "%d: %s %d, waits %d, stays %d, ends %d, %s"
        .formatted(
            made.tally(),
            way == null ? "-" : way.id(),
            made.paid(),
            made.withheld(),
            made.kept(),
            made.expired(),
            made.why());
  }

  @Test
  void choice_isPaid_whereThereIsEnoughForIt() {
    assertThat(decided(ONCE, of(1_000, 0, 0, "cash", ALL)))
        .isEqualTo("1000: cash 1000, waits 0, stays 0, ends 0, CHOSEN");
    assertThat(decided(ONCE, of(999, 999, 0, "cash", ALL)))
        .as("what was chosen and cannot be had does not end")
        .isEqualTo("999: - 0, waits 0, stays 999, ends 0, TOO_LITTLE");
    assertThat(decided(ONCE, of(5_000, 0, 0, "gold", ALL)))
        .isEqualTo("5000: - 0, waits 0, stays 5000, ends 0, NO_SUCH_WAY");
  }

  @Test
  void debt_isNotPaidOut() {
    assertThat(decided(ONCE, of(1_500, 0, 400, "cash", ALL)))
        .isEqualTo("1100: cash 1100, waits 0, stays 0, ends 0, CHOSEN");
    assertThat(decided(ONCE, of(300, 300, 300, "charity", ALL)))
        .isEqualTo("0: - 0, waits 0, stays 0, ends 0, DEBT");
  }

  @Test
  void silence_letsStayOnce_andThenEndsWhatStayed() {
    assertThat(decided(ONCE, of(900, 0, 0, null, ALL)))
        .isEqualTo("900: - 0, waits 0, stays 900, ends 0, SILENT");
    assertThat(decided(ONCE, of(900, 600, 0, null, ALL)))
        .isEqualTo("900: - 0, waits 0, stays 300, ends 600, SILENT");
    assertThat(decided(ONCE, of(900, 600, 500, null, ALL)))
        .as("no more ends than could have been paid")
        .isEqualTo("400: - 0, waits 0, stays 0, ends 400, SILENT");
    assertThat(decided(ONCE, of(99, 99, 0, null, ALL)))
        .as("what no way takes does not end")
        .isEqualTo("99: - 0, waits 0, stays 99, ends 0, TOO_LITTLE");
    assertThat(decided(cycle(new Silence.RollOver(false)), of(900, 600, 0, null, ALL)))
        .isEqualTo("900: - 0, waits 0, stays 900, ends 0, SILENT");
    assertThat(decided(cycle(new Silence.Take("airtime")), of(900, 600, 0, null, ALL)))
        .isEqualTo("900: airtime 900, waits 0, stays 0, ends 0, SILENT_WAY");
  }

  @Test
  void gate_holdsBackWhatPassesIt_butNoGift() {
    assertThat(decided(ONCE, of(6_000, 0, 0, "cash", 4_999)))
        .isEqualTo("6000: cash 4999, waits 1001, stays 0, ends 0, CHOSEN");
    assertThat(decided(ONCE, of(6_000, 0, 0, "cash", 999)))
        .as("too little by itself is not sent")
        .isEqualTo("6000: cash 0, waits 6000, stays 0, ends 0, PAPERWORK");
    assertThat(decided(ONCE, of(6_000, 0, 0, "charity", 0)))
        .isEqualTo("6000: charity 6000, waits 0, stays 0, ends 0, CHOSEN");
  }

  @Test
  void frozenWallet_keepsAll() {
    assertThat(decided(ONCE, new Decision.Standing(2_000, 2_000, 0, true, "cash", ALL)))
        .isEqualTo("2000: - 0, waits 0, stays 2000, ends 0, FROZEN");
  }

  @Test
  void anyStanding_comesToTheTally() {
    long seed = 20_261_201;
    System.out.println("decisions: seed " + seed);
    Random random = new Random(seed);
    List<Cycle> cycles =
        List.of(ONCE, cycle(new Silence.RollOver(false)), cycle(new Silence.Take("charity")));
    String[] choices = {null, "cash", "airtime", "charity", "gold"};
    for (int i = 0; i < 100_000; i++) {
      Decision.Standing standing =
          new Decision.Standing(
              random.nextInt(3_000),
              random.nextInt(3_000),
              random.nextInt(4) == 0 ? random.nextInt(3_000) : 0,
              random.nextInt(10) == 0,
              choices[random.nextInt(choices.length)],
              random.nextBoolean() ? ALL : random.nextInt(3_000));
      Decision made = Decision.of(cycles.get(random.nextInt(3)), standing);
      assertThat(made.tally()).isEqualTo(Math.max(0, standing.usable() - standing.debt()));
      assertThat(made.paid() + made.withheld() + made.kept() + made.expired())
          .isEqualTo(made.tally());
      Way way = made.way();
      if (made.paid() > 0 && way != null) {
        assertThat(made.paid()).isGreaterThanOrEqualTo(way.atLeast());
        assertThat(way.isGated() ? made.paid() : 0).isLessThanOrEqualTo(standing.room());
      }
      assertThat(made.expired() > 0 && standing.choice() != null).as("%s", standing).isFalse();
    }
  }
}
