// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.events;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.SourceEventLimits;

/** What people wrote, as it may be kept and shown. Pages escape the rest. */
public final class Cleaning {
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private Cleaning() {}

  /** Without what cannot be shown, and cut. */
  public static String shown(String text) {
    return SourceEventLimits.cut(UNSHOWABLE.matcher(text).replaceAll(" "));
  }

  /** An address that a page may link to; others are left out. */
  public static @Nullable String url(@Nullable String text) {
    if (text == null || !(text.startsWith("https://") || text.startsWith("http://"))) {
      return null;
    }
    return shown(text);
  }

  /** Those that are texts, as many as are taken. */
  public static List<String> tags(List<?> said) {
    return said.stream()
        .filter(String.class::isInstance)
        .map(tag -> SourceEventLimits.cut(shown((String) tag), SourceEventLimits.NAME_LENGTH_MAX))
        .filter(tag -> !tag.isBlank())
        .limit(SourceEventLimits.TAGS_MAX)
        .toList();
  }
}
