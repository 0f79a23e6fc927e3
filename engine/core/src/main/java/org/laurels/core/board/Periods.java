// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import org.laurels.core.time.Window;

/** The periods of a board, cut in the zone of its programme. */
public final class Periods {
  private final Board board;
  private final ZoneId zone;

  public Periods(Board board, ZoneId zone) {
    this.board = board;
    this.zone = zone;
  }

  /** The day that holds a moment. */
  public static long day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone).toEpochDay();
  }

  /** The period that holds a day; none between seasons. */
  public Optional<Period> of(long day) {
    if (board.window() == BoardWindow.EVER) {
      return Optional.of(new Period(Period.ALL, Period.BEGINNING, Period.END));
    }
    if (day <= Period.BEGINNING) {
      // What members begin with was gained in no period.
      return Optional.empty();
    }
    if (board.window() == BoardWindow.SEASON) {
      return board.seasons().stream().map(Periods::of).filter(p -> p.holds(day)).findFirst();
    }
    Window window = board.window().cut();
    Instant noon = LocalDate.ofEpochDay(day).atTime(12, 0).atZone(zone).toInstant();
    long from = window.startOf(noon, zone);
    long until = day(window.endOf(from, zone).plusSeconds(1), zone);
    return Optional.of(new Period(id(from), from, until));
  }

  private static Period of(Season season) {
    return new Period(season.id(), season.from().toEpochDay(), season.until().toEpochDay());
  }

  /** The season behind a period of a board by season. */
  public Optional<Season> season(Period period) {
    return board.seasons().stream().filter(season -> season.id().equals(period.id())).findFirst();
  }

  /** The period that is running; none between seasons. */
  public Optional<Period> current(Instant now) {
    return of(day(now, zone));
  }

  /** The period before this one; none before the first season or all time. */
  public Optional<Period> before(Period period) {
    if (board.window() == BoardWindow.EVER) {
      return Optional.empty();
    }
    if (board.window() == BoardWindow.SEASON) {
      return board.seasons().stream()
          .map(Periods::of)
          .filter(earlier -> earlier.untilDay() <= period.fromDay())
          .reduce((first, second) -> second.fromDay() > first.fromDay() ? second : first);
    }
    return of(period.fromDay() - 1);
  }

  private String id(long from) {
    LocalDate day = LocalDate.ofEpochDay(from);
    return switch (board.window()) {
      case DAY -> day.toString();
      case WEEK ->
          String.format(
              Locale.ROOT,
              "%d-W%02d",
              day.get(IsoFields.WEEK_BASED_YEAR),
              day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
      case QUARTER -> day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
      case YEAR -> Integer.toString(day.getYear());
      case SEASON, EVER -> throw new IllegalStateException("cut elsewhere");
    };
  }
}
