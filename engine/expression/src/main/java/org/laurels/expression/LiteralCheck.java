// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a text that is written out where a function reads it. */
final class LiteralCheck {
  private static final java.util.regex.Pattern DURATION =
      java.util.regex.Pattern.compile("-?(\\d+(\\.\\d+)?(h|m|s|ms|us|ns))+");
  private static final java.util.regex.Pattern DAYS =
      java.util.regex.Pattern.compile("(\\d{1,6}) ?(d|days?|w|weeks?)");

  /** What is wrong, and what was probably meant. */
  record Wrong(String message, @Nullable String suggestion) {}

  private LiteralCheck() {}

  static Optional<Wrong> fault(String function, String text) {
    return Optional.ofNullable(
        switch (function) {
          case "matches" -> regex(text);
          case "timestamp" -> timestamp(text);
          case "duration" -> duration(text);
          default -> null;
        });
  }

  private static @Nullable Wrong regex(String text) {
    try {
      int size = Pattern.compile(text).programSize();
      return size <= ExpressionLimits.REGEX_PROGRAM_MAX
          ? null
          : new Wrong(
              "the regular expression is too large: %d, at most %d is taken"
                  .formatted(size, ExpressionLimits.REGEX_PROGRAM_MAX),
              null);
    } catch (PatternSyntaxException e) {
      return new Wrong("not a regular expression: " + e.getDescription(), null);
    }
  }

  private static @Nullable Wrong timestamp(String text) {
    try {
      OffsetDateTime.parse(text);
      return null;
    } catch (DateTimeParseException e) {
      return new Wrong("not a moment, which is written as 2016-09-04T12:00:00Z", null);
    }
  }

  private static @Nullable Wrong duration(String text) {
    if (DURATION.matcher(text).matches()) {
      return null;
    }
    Matcher days = DAYS.matcher(text);
    @Nullable String hours = null;
    if (days.matches()) {
      int each = days.group(2).startsWith("d") ? 24 : 7 * 24;
      hours = Integer.parseInt(days.group(1)) * each + "h";
    }
    return new Wrong("not a duration, which is written in h, m and s", hours);
  }
}
