// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.laurels.core.board.Season;

/** Reads the seasons of a board, which follow each other and do not overlap. */
final class SeasonReader {
  private static final int WINNERS_MAX = 100;
  private static final Duration SETTLE_USUAL = Duration.ofDays(1);
  private static final Duration SETTLE_MAX = Duration.ofDays(90);

  private SeasonReader() {}

  static List<Season> read(Value value) {
    List<Season> seasons = new ArrayList<>();
    for (Value entry : value.list("a list of seasons").orElse(List.of())) {
      entry.fields("a season").flatMap(SeasonReader::one).ifPresent(seasons::add);
    }
    seasons.sort(Comparator.comparing(Season::from));
    for (int i = 1; i < seasons.size(); i++) {
      Season former = seasons.get(i - 1);
      if (seasons.get(i).from().isBefore(former.until())) {
        value
            .problems()
            .add(
                value.place(),
                "season '" + seasons.get(i).id() + "' begins before '" + former.id() + "' ends");
      }
    }
    if (seasons.stream().map(Season::id).distinct().count() < seasons.size()) {
      value.problems().add(value.place(), "two seasons have the same id");
    }
    return seasons;
  }

  private static Optional<Season> one(Fields fields) {
    fields.allow(List.of("id", "name", "from", "until", "settle", "winners"));
    Optional<String> id = fields.require("id").flatMap(Value::id);
    Optional<LocalDate> from = fields.require("from").flatMap(SeasonReader::date);
    Optional<LocalDate> until = fields.require("until").flatMap(SeasonReader::date);
    if (id.isEmpty() || from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(until.get())) {
      fields
          .problems()
          .add(
              fields.placeOf("until"),
              "the season ends before it begins; 'until' is the day after");
      return Optional.empty();
    }
    String name = fields.find("name").flatMap(Value::title).orElse(id.get());
    Duration settle =
        fields
            .find("settle")
            .flatMap(value -> BoardReader.span(value, Duration.ofSeconds(1), SETTLE_MAX))
            .orElse(SETTLE_USUAL);
    int winners =
        fields.find("winners").flatMap(value -> value.number(0, WINNERS_MAX)).orElse(0L).intValue();
    return Optional.of(new Season(id.get(), name, from.get(), until.get(), settle, winners));
  }

  private static Optional<LocalDate> date(Value value) {
    Optional<String> said = value.scalar("a date");
    try {
      return said.map(LocalDate::parse);
    } catch (DateTimeException e) {
      value.problems().add(value.place(), "a date such as 2026-03-01 is wanted here");
      return Optional.empty();
    }
  }
}
