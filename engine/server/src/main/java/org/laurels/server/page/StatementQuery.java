// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.standing.StatementFilter;
import org.laurels.server.api.OpaqueId;

/** What the reader of a statement has asked for. */
public final class StatementQuery {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  @QueryParam("unit")
  @Nullable String unit;

  @QueryParam("rule")
  @Nullable String rule;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("until")
  @Nullable String until;

  @QueryParam("after")
  @Nullable String after;

  /**
   * The filter; the last day is part of it.
   *
   * @throws BadRequestException if anything is no id or no date
   */
  StatementFilter filter(ZoneId zone) {
    LocalDate last = date(until);
    return new StatementFilter(
        id(unit),
        null,
        id(rule),
        start(date(from), zone),
        start(last == null ? null : last.plusDays(1), zone));
  }

  long before() {
    if (after == null || after.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return OpaqueId.CURSOR.number(after);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }

  /** The parameters but for the place in the list, to be put behind a question mark. */
  String parameters() {
    StringBuilder text = new StringBuilder();
    add(text, "unit", unit);
    add(text, "rule", rule);
    add(text, "from", from);
    add(text, "until", until);
    return text.toString();
  }

  boolean isFiltered() {
    return !parameters().isEmpty();
  }

  private static void add(StringBuilder text, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(Visit.part(value));
    }
  }

  private static @Nullable String id(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!ID.matcher(text).matches()) {
      throw new BadRequestException();
    }
    return text;
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 1970 || date.getYear() > 9999) {
        throw new BadRequestException();
      }
      return date;
    } catch (DateTimeParseException e) {
      throw new BadRequestException(e);
    }
  }

  private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }
}
