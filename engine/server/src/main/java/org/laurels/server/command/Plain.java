// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers and times are written for people. */
final class Plain {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Plain() {}

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String signed(long number) {
    return String.format(Locale.ROOT, "%+,d", number);
  }

  /** In UTC, to the second. */
  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** Such as "0.4 s", "12 s" or "3 min 5 s". */
  static String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds >= 3_600) {
      return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
    if (seconds >= 60) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds >= 10
        ? seconds + " s"
        : String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1_000.0);
  }

  /** "1 entry", "2 entries". */
  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }
}
