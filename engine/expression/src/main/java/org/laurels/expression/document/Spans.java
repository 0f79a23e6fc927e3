// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads spans of time that are written short, such as 14d or 12mo. */
final class Spans {
  private static final Pattern SPAN = Pattern.compile("(0|[1-9][0-9]{0,3}) ?(h|d|w|mo|y|m)");
  private static final long DAYS_MAX = 366;

  private Spans() {}

  /** How long something waits: hours, days or weeks, which are the same for everybody. */
  static Optional<Duration> wait(Value value) {
    Optional<String> said = value.scalar("a span such as 14d");
    Matcher span = SPAN.matcher(said.orElse(""));
    if (span.matches()) {
      long number = Long.parseLong(span.group(1));
      @Nullable Duration found =
          switch (span.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(number * 7);
            default -> null;
          };
      if (found != null && found.compareTo(Duration.ofDays(DAYS_MAX)) <= 0) {
        return Optional.of(found);
      }
    }
    if (said.isPresent()) {
      value
          .problems()
          .add(
              value.place(),
              "'" + said.get() + "' is no span of at most 366d such as 12h, 14d or 2w");
    }
    return Optional.empty();
  }

  /** How long something lasts: days, weeks, months or years of the calendar. */
  static Optional<Period> period(Value value) {
    Optional<String> said = value.scalar("a span such as 12mo");
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Matcher span = SPAN.matcher(said.get());
    boolean isSpan = span.matches();
    if (isSpan ? Long.parseLong(span.group(1)) == 0 : said.get().equals("0")) {
      value
          .problems()
          .add(value.place(), "what expires at once is worth nothing; without it, nothing expires");
      return Optional.empty();
    }
    if (isSpan && Integer.parseInt(span.group(1)) <= most(span.group(2))) {
      return Optional.of(period(Integer.parseInt(span.group(1)), span.group(2)));
    }
    // A month is what is meant by m here, while boards say m of minutes: so it is asked.
    boolean meansMonths = isSpan && span.group(2).equals("m");
    value
        .problems()
        .add(
            value.place(),
            "'" + said.get() + "' is no span of at most 10y such as 90d, 12mo or 1y",
            meansMonths ? span.group(1) + "mo" : null);
    return Optional.empty();
  }

  /** How many of them are ten years; none of what is no part of a calendar. */
  private static int most(String part) {
    return switch (part) {
      case "d" -> 3_660;
      case "w" -> 522;
      case "mo" -> 120;
      case "y" -> 10;
      default -> 0;
    };
  }

  private static Period period(int number, String part) {
    return switch (part) {
      case "d" -> Period.ofDays(number);
      case "w" -> Period.ofWeeks(number);
      case "mo" -> Period.ofMonths(number);
      default -> Period.ofYears(number);
    };
  }
}
