// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PaletteTest {
  @Test
  void contrast_isThatOfWcag() {
    assertThat(Palette.contrast("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(Palette.contrast("#777777", "#ffffff")).isBetween(4.47, 4.48);
  }

  @Test
  void anyColour_givesReadableOnes() {
    long seed = 4;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String colour = "#%06x".formatted(random.nextInt(1 << 24));
      Palette palette = Palette.of(colour);
      assertThat(Palette.contrast(palette.brand(), palette.onBrand()))
          .as("on %s", colour)
          .isGreaterThanOrEqualTo(Palette.CONTRAST_MIN);
      assertThat(Palette.contrast(palette.light(), Palette.LIGHT_PAPER))
          .as("%s on light", colour)
          .isGreaterThanOrEqualTo(Palette.CONTRAST_MIN);
      assertThat(Palette.contrast(palette.dark(), Palette.DARK_PAPER))
          .as("%s on dark", colour)
          .isGreaterThanOrEqualTo(Palette.CONTRAST_MIN);
    }
  }

  @Test
  void readableColour_isLeftAsItIs() {
    assertThat(Palette.of("#1f5fa8").light()).isEqualTo("#1f5fa8");
    assertThat(Palette.of("#ffd400").onBrand()).isNotEqualTo("#ffffff");
  }
}
