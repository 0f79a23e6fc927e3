// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members in the order of an amount gained in a period.
 *
 * @param unit the unit whose amounts it compares; null where it counts events
 * @param count the type of the events it counts; null where it compares amounts
 * @param seasons the periods of a board by season, in order; empty for others
 * @param show how many positions are shown
 * @param every how old the published table may become
 */
public record Board(
    String id,
    String name,
    @Nullable String unit,
    @Nullable String count,
    BoardWindow window,
    BoardScope scope,
    List<Season> seasons,
    int show,
    Duration every) {
  /** How old a published table may become where the programme does not say. */
  public static final Duration EVERY_USUAL = Duration.ofMinutes(1);

  public Board {
    requireNonNull(id, "id is null");
    if ((unit == null) == (count == null)) {
      throw new IllegalArgumentException("board " + id + " compares a unit or counts events");
    }
    seasons = List.copyOf(seasons);
    if ((window == BoardWindow.SEASON) == seasons.isEmpty()) {
      throw new IllegalArgumentException("board " + id + ": seasons go with the window 'season'");
    }
  }

  /** What is summed up for it: the id of a unit, or of its {@link Tally}. */
  public String series() {
    Tally tally = tally();
    return tally != null ? tally.series() : requireNonNull(unit);
  }

  private @Nullable Tally tally() {
    return unit != null && !scope.isOfItems() ? null : Tally.of(unit, count, scope);
  }

  /** The tallies behind these boards, each once. */
  public static List<Tally> tallies(Collection<Board> boards) {
    LinkedHashSet<Tally> tallies = new LinkedHashSet<>();
    for (Board board : boards) {
      Tally tally = board.tally();
      if (tally != null) {
        tallies.add(tally);
      }
    }
    return List.copyOf(tallies);
  }

  /** What its tables depend on: where this text changes they are made anew. */
  public String definition() {
    return series() + " " + window + " " + scope.text();
  }
}
