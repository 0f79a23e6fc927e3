// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days, moments and spans of time. */
final class Moments {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3}) *(hour|day|week)s?");

  private final ZoneId zone;

  Moments(ZoneId zone) {
    this.zone = zone;
  }

  /** A moment, or the one at which a day begins. */
  Optional<Instant> start(Value value) {
    return moment(value, 0);
  }

  /** A moment, or the one at which a day is over: who says until a day means all of it. */
  Optional<Instant> end(Value value) {
    return moment(value, 1);
  }

  private Optional<Instant> moment(Value value, int daysLater) {
    Optional<String> said = value.scalar("a day such as 2026-01-31");
    if (said.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          said.get().contains("T")
              ? OffsetDateTime.parse(said.get()).toInstant()
              : LocalDate.parse(said.get()).plusDays(daysLater).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      value
          .problems()
          .add(
              value.place(),
              "'"
                  + said.get()
                  + "' is no day such as 2026-01-31 nor a moment such as 2026-01-31T12:00:00Z");
      return Optional.empty();
    }
  }

  /** A span in whole hours, days or weeks. */
  static Optional<Duration> span(Value value) {
    Optional<String> said = value.scalar("a span such as 30 days");
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Matcher span = SPAN.matcher(said.get());
    if (!span.matches()) {
      value
          .problems()
          .add(value.place(), "'" + said.get() + "' is no span such as 12 hours, 30 days, 2 weeks");
      return Optional.empty();
    }
    int hours = List.of("hour", "day", "week").indexOf(span.group(2));
    long one = hours == 0 ? 1 : hours == 1 ? 24 : 24 * 7L;
    return Optional.of(Duration.ofHours(Long.parseLong(span.group(1)) * one));
  }
}
