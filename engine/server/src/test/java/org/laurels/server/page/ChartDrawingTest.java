// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChartDrawingTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
  private static final Words WORDS = new Words(Language.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);

  private static Chart draw(long now, Map<LocalDate, Long> changes) {
    return ChartDrawing.of(WORDS, "reputation", TODAY, now, new TreeMap<>(changes));
  }

  @Test
  void lastPoint_isTheBalance_andEarlierOnesLackWhatCameLater() {
    Chart chart =
        draw(100, Map.of(TODAY, 10L, TODAY.minusDays(10), 50L, TODAY.minusDays(40), -20L));

    assertThat(chart.points())
        .endsWith(";2026-05-25:90;2026-05-31:90;2026-06-01:100")
        .contains(";2026-05-18:40;")
        .contains(";2026-04-20:60;");
    assertThat(chart.rows().get(0)).isEqualTo(new Chart.Row("1 Jun 2026", "100"));
    assertThat(chart.rows().get(1)).isEqualTo(new Chart.Row("31 May 2026", "90"));
    assertThat(chart.summary())
        .isEqualTo("Reputation went from 60 on 2 Jun 2025 to 100 on 1 Jun 2026");
  }

  @Test
  void line_goesFromEdgeToEdge_insideTheBox() {
    Chart chart = draw(100, Map.of(TODAY.minusDays(3), 100L));

    assertThat(chart.line()).startsWith("M0 240L").endsWith("L1000 0");
    assertThat(chart.area()).endsWith("L1000 240L0 240Z");
    assertThat(chart.highest()).isEqualTo("100");
    assertThat(chart.lowest()).isEqualTo("0");
  }

  @Test
  void debts_lieBelowZero_andNothingIsAFlatLine() {
    assertThat(draw(-50, Map.of(TODAY, -80L)).lowest()).isEqualTo("\u221250");
    assertThat(draw(0, Map.of()).line()).startsWith("M0 240L").endsWith("L1000 240");
  }
}
