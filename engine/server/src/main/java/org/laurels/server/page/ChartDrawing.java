// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Draws how an amount has gone: from what it is now back over what each day brought, so that the
 * last point is the balance that everything else shows.
 */
final class ChartDrawing {
  private static final int DAYS_MAX = 365;
  private static final int POINT_DAYS = 7;

  private final Words words;
  private final String unit;

  /** Amounts at the end of some days, in order. */
  private final NavigableMap<LocalDate, Long> amounts = new TreeMap<>();

  private ChartDrawing(Words words, String unit) {
    this.words = words;
    this.unit = unit;
  }

  /** The first day that a chart shows. */
  static LocalDate begin(LocalDate today) {
    return today.minusDays(DAYS_MAX);
  }

  /**
   * Draws the last year.
   *
   * @param now the amount at the end of today
   * @param changes what each day brought, by day
   */
  static Chart of(
      Words words, String unit, LocalDate today, long now, NavigableMap<LocalDate, Long> changes) {
    ChartDrawing drawing = new ChartDrawing(words, unit);
    drawing.walkBack(today, now, changes);
    return drawing.draw();
  }

  private void walkBack(LocalDate today, long now, NavigableMap<LocalDate, Long> changes) {
    long amount = now;
    LocalDate day = today;
    LocalDate begin = begin(today);
    while (!day.isBefore(begin)) {
      if ((today.toEpochDay() - day.toEpochDay()) % POINT_DAYS == 0 || isEndOfMonth(day)) {
        amounts.put(day, amount);
      }
      amount -= changes.getOrDefault(day, 0L);
      day = day.minusDays(1);
    }
  }

  private static boolean isEndOfMonth(LocalDate day) {
    return YearMonth.from(day).atEndOfMonth().equals(day);
  }

  private Chart draw() {
    long highest = Math.max(1, amounts.values().stream().mapToLong(a -> a).max().orElse(1));
    long lowest = Math.min(0, amounts.values().stream().mapToLong(a -> a).min().orElse(0));
    Map.Entry<LocalDate, Long> oldest = amounts.firstEntry();
    Map.Entry<LocalDate, Long> newest = amounts.lastEntry();
    LocalDate first = oldest.getKey();
    LocalDate last = newest.getKey();
    long days = Math.max(1, last.toEpochDay() - first.toEpochDay());
    List<String> places = new ArrayList<>();
    List<String> points = new ArrayList<>();
    amounts.forEach(
        (day, amount) -> {
          long x = (day.toEpochDay() - first.toEpochDay()) * Chart.WIDTH / days;
          long y = (highest - amount) * Chart.HEIGHT / (highest - lowest);
          places.add(x + " " + y);
          points.add(day + ":" + amount);
        });
    String line = "M" + String.join("L", places);
    return new Chart(
        words.of(
            "chart.summary",
            Words.spoken(unit),
            words.number(oldest.getValue()),
            words.day(first),
            words.number(newest.getValue()),
            words.day(last)),
        line,
        line + "L" + Chart.WIDTH + " " + Chart.HEIGHT + "L0 " + Chart.HEIGHT + "Z",
        words.number(highest),
        words.number(lowest),
        words.day(first),
        words.day(last),
        String.join(";", points),
        rows(last));
  }

  private List<Chart.Row> rows(LocalDate last) {
    List<Chart.Row> rows = new ArrayList<>();
    amounts
        .descendingMap()
        .forEach(
            (day, amount) -> {
              if (day.equals(last) || isEndOfMonth(day)) {
                rows.add(new Chart.Row(words.day(day), words.number(amount)));
              }
            });
    return rows;
  }
}
