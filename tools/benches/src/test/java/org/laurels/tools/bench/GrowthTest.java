// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GrowthTest {
  @Test
  void halfTheSpeed_isTwiceTheCost() {
    assertThat(new Growth(List.of(8_000.0), List.of(4_000.0)).percent()).isEqualTo(100);
  }

  @Test
  void oneSlowRound_decidesNothing() {
    Growth growth = new Growth(List.of(10.0, 11.0, 10.0), List.of(8.0, 1.0, 8.0));
    assertThat(growth.percent()).isCloseTo(25, within(1e-9));
  }

  @Test
  void median_ofTwoRounds_liesBetween() {
    assertThat(new Growth(List.of(9.0, 11.0), List.of(10.0, 10.0)).percent()).isZero();
  }

  @Test
  void unequalRounds_areRefused() {
    assertThatThrownBy(() -> new Growth(List.of(1.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
