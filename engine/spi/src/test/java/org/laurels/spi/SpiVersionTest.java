// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpiVersionTest {
  @Test
  void pluginRuns_whereItsMajorIsOursAndItsMinorNotAhead() {
    SpiVersion ours = new SpiVersion(2, 3);
    assertThat(ours.runs(new SpiVersion(2, 3))).isTrue();
    assertThat(ours.runs(new SpiVersion(2, 0))).isTrue();
    assertThat(ours.runs(new SpiVersion(2, 4))).isFalse();
    assertThat(ours.runs(new SpiVersion(1, 3))).isFalse();
    assertThat(ours.runs(new SpiVersion(3, 0))).isFalse();
  }

  @Test
  void version_isTwoNumbers() {
    assertThat(SpiVersion.parse("1.0")).contains(new SpiVersion(1, 0));
    assertThat(SpiVersion.parse("12.34").orElseThrow()).hasToString("12.34");
    for (String wrong : new String[] {"", "1", "0.1", "1.0.0", "1.x", "01.0", "1.99999", " 1.0"}) {
      assertThat(SpiVersion.parse(wrong)).as(wrong).isEmpty();
    }
  }
}
