// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void sizeOutOfBounds_isRefused() {
    Duration year = Duration.ofDays(365);
    assertThatThrownBy(() -> new SampleSize(19, 1, 0, 0, year)).hasMessageContaining("members");
    assertThatThrownBy(() -> new SampleSize(20, 0, 0, 0, year)).hasMessageContaining("questions");
    assertThatThrownBy(() -> SampleSize.USUAL.withSpan(Duration.ofDays(1)))
        .hasMessageContaining("span");
  }

  @Test
  void smallestSize_isACommunity() {
    SampleSize smallest = new SampleSize(20, 1, 0, 0, SampleSize.SPAN_MIN);
    for (long seed = 0; seed < 200; seed++) {
      assertThat(SampleCommunity.of(seed, smallest, END).events()).hasSizeGreaterThan(20);
    }
  }
}
