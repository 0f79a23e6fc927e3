// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.laurels.core.board.Board;
import org.laurels.core.board.Period;
import org.laurels.core.board.Season;

/** Says in the reader's language what boards and their periods are called. */
final class BoardWords {
  private final Words words;
  private final Locale locale;

  BoardWords(Visit visit) {
    this.words = visit.words();
    this.locale = visit.language().locale();
  }

  /** A board without a name of its own has its id for one. */
  String name(Board board) {
    boolean isNamed =
        !board.name().equals(board.id()) && !board.name().equals(Words.spoken(board.id()));
    return isNamed ? board.name() : words.board(board.id());
  }

  /** What a board's amounts are. */
  String counted(Board board) {
    String unit = board.unit();
    String type = board.count();
    return unit != null ? words.unit(unit) : type != null ? words.eventType(type) : "";
  }

  String period(Board board, Period period) {
    if (period.isOpenEnded()) {
      return words.of("period.all");
    }
    LocalDate first = LocalDate.ofEpochDay(period.fromDay());
    return switch (board.window()) {
      case DAY -> words.day(first);
      case WEEK ->
          words.of(
              "period.week",
              first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
              Integer.toString(first.get(IsoFields.WEEK_BASED_YEAR)));
      case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(first);
      case QUARTER ->
          words.of(
              "period.quarter",
              first.get(IsoFields.QUARTER_OF_YEAR),
              Integer.toString(first.getYear()));
      case YEAR -> Integer.toString(first.getYear());
      case SEASON ->
          board.seasons().stream()
              .filter(season -> season.id().equals(period.id()))
              .map(Season::name)
              .findFirst()
              .orElse(period.id());
      case EVER -> words.of("period.all");
    };
  }
}
