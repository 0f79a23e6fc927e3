// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * The colours that follow from a community's own one. Whatever it is, what is written in it or on
 * it can be read: at least {@value #CONTRAST_MIN} to 1, as WCAG's level AA asks for.
 *
 * @param brand as the community has it
 * @param onBrand black or white, for what is written on it
 * @param light near to it, for what is written on light paper
 * @param dark near to it, for what is written on dark paper
 */
record Palette(String brand, String onBrand, String light, String dark) {
  static final double CONTRAST_MIN = 4.5;

  /**
   * The least bright of light papers and the brightest of dark ones, as the style sheet has them.
   */
  static final String LIGHT_PAPER = "#eceff1";

  static final String DARK_PAPER = "#2a3137";

  private static final String BLACK = "#000000";
  private static final String WHITE = "#ffffff";
  private static final int STEPS = 50;

  static Palette of(String colour) {
    return new Palette(
        colour,
        contrast(colour, WHITE) >= CONTRAST_MIN ? WHITE : BLACK,
        towards(colour, BLACK, LIGHT_PAPER),
        towards(colour, WHITE, DARK_PAPER));
  }

  /** The first mix on the way to the end that can be read on the paper. */
  private static String towards(String colour, String end, String paper) {
    for (int step = 0; step < STEPS; step++) {
      String mixed = mix(colour, end, (double) step / STEPS);
      if (contrast(mixed, paper) >= CONTRAST_MIN) {
        return mixed;
      }
    }
    return end;
  }

  private static String mix(String from, String to, double share) {
    StringBuilder mixed = new StringBuilder("#");
    for (int channel = 0; channel < 3; channel++) {
      long value = Math.round(channel(from, channel) * (1 - share) + channel(to, channel) * share);
      mixed.append(String.format("%02x", value));
    }
    return mixed.toString();
  }

  /** By WCAG's definition, 1 to 21. */
  static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 1) + 0.0722 * linear(colour, 2);
  }

  private static double linear(String colour, int channel) {
    double value = channel(colour, channel) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int channel(String colour, int channel) {
    return Integer.parseInt(colour.substring(1 + channel * 2, 3 + channel * 2), 16);
  }

  /** As a style sheet of its own, over which the common one lays out the page. */
  String css() {
    return ":root{--brand:%s;--on-brand:%s;--accent:%s}\n@media (prefers-color-scheme:dark){:root{--accent:%s}}\n"
        .formatted(brand, onBrand, light, dark);
  }
}
