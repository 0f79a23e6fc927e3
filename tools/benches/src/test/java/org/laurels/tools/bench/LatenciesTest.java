// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
  @Test
  void percentile_ofOneToHundred_isItself() {
    Latencies latencies = Latencies.ofNanos(millis(LongStream.rangeClosed(1, 100)));
    assertThat(latencies.percentile(1)).isEqualTo(1);
    assertThat(latencies.percentile(50)).isEqualTo(50);
    assertThat(latencies.percentile(99)).isEqualTo(99);
    assertThat(latencies.max()).isEqualTo(100);
  }

  @Test
  void percentile_roundsUp_soThatAStallAmongFewCounts() {
    Latencies latencies = Latencies.ofNanos(millis(LongStream.of(900, 3, 1, 2)));
    assertThat(latencies.percentile(50)).isEqualTo(2);
    assertThat(latencies.percentile(75)).isEqualTo(3);
    assertThat(latencies.percentile(99)).isEqualTo(900);
  }

  @Test
  void percentile_ofOne_isThatOne() {
    assertThat(Latencies.ofNanos(new long[] {1_500_000}).percentile(1)).isEqualTo(1.5);
  }

  @Test
  void nothingMeasured_isRefused() {
    assertThatThrownBy(() -> Latencies.ofNanos(new long[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long[] millis(LongStream millis) {
    return millis.map(each -> each * 1_000_000).toArray();
  }
}
