// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pays members out at the end of each period.
 *
 * @param id unique in the programme
 * @param name what members read
 * @param unit what is paid out, which has a worth in a currency
 * @param begins the days of the year on which periods begin: each ends where the next begins, so
 *     that no day is in two or in none; never empty, in ascending order
 * @param choiceDays for how many days after a period its members can choose
 * @param ways in the order in which they are offered; never empty
 */
public record Cycle(
    String id,
    String name,
    String unit,
    List<MonthDay> begins,
    int choiceDays,
    List<Way> ways,
    Silence silence) {

  public Cycle {
    requireNonNull(id, "id is null");
    requireNonNull(silence, "silence is null");
    begins = begins.stream().sorted().toList();
    ways = List.copyOf(ways);
    if (begins.isEmpty() || ways.isEmpty() || choiceDays < 1) {
      throw new IllegalArgumentException("the cycle " + id + " cannot run");
    }
  }

  public @Nullable Way way(String wayId) {
    return ways.stream().filter(way -> way.id().equals(wayId)).findFirst().orElse(null);
  }

  /** The period that holds a day. */
  public PayoutPeriod around(LocalDate day) {
    return cut().around(day);
  }

  /** The period that holds a moment. */
  public PayoutPeriod around(Instant moment, ZoneId zone) {
    return around(moment.atZone(zone).toLocalDate());
  }

  public PayoutPeriod before(PayoutPeriod period) {
    return cut().before(period);
  }

  /** The period that begins on a day; empty where none does. */
  public Optional<PayoutPeriod> from(LocalDate day) {
    return cut().from(day);
  }

  /** How the year is cut into its periods. */
  public YearCut cut() {
    return new YearCut(begins);
  }

  /** Until when members can choose, which begins with the cut-off. */
  public Instant choiceEnd(PayoutPeriod period, ZoneId zone) {
    return period.next().plusDays(choiceDays).atStartOfDay(zone).toInstant();
  }

  /** What becomes of the silent, where it is a way. */
  public @Nullable Way silentWay() {
    return silence instanceof Silence.Take take ? way(take.way()) : null;
  }
}
