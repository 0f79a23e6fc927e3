// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this package: a greater major number breaks plugins, a greater minor one adds. A
 * plugin says in its jar's manifest which it was built against ({@link #MANIFEST_NAME}).
 */
public record SpiVersion(int major, int minor) {
  /** The version of this very package. */
  public static final SpiVersion CURRENT = new SpiVersion(1, 0);

  /** The attribute of a plugin's manifest, such as {@code Laurels-SPI: 1.0}. */
  public static final String MANIFEST_NAME = "Laurels-SPI";

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})");

  public SpiVersion {
    if (major < 1 || minor < 0) {
      throw new IllegalArgumentException("a version is at least 1.0");
    }
  }

  /** Reads {@code 1.0}; empty where the text is no version. */
  public static Optional<SpiVersion> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new SpiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /** Whether a plugin built against the given version runs with this one. */
  public boolean runs(SpiVersion builtAgainst) {
    return major == builtAgainst.major && minor >= builtAgainst.minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
