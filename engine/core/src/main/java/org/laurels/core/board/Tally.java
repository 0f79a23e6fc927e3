// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemView;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Facts;

/**
 * What a board or an appraisal counts that is no unit of its own: how many events of a type a
 * member has, or the part of a unit that was gained on some items. Kept in the books beside the
 * units, as a series that nobody can spend, so that undo, late events and proofs hold for it as
 * they do for amounts.
 *
 * @param series id of the series; holds a colon, so that no unit is called so
 * @param unit the unit of which it is a part; null where it counts events
 * @param eventType the type of the events it counts; null where it is a part of a unit
 * @param boards only items on one of these boards of the host; empty for all
 * @param tags only items with one of these tags; empty for all
 * @param condition only events that meet it when they happen; null for all
 */
public record Tally(
    String series,
    @Nullable String unit,
    @Nullable String eventType,
    Set<String> boards,
    Set<String> tags,
    @Nullable Expression<Boolean> condition) {
  /** Stands between what is counted and where, which no id of a unit holds. */
  public static final char MARK = ':';

  /** What an account's unit holds. */
  private static final int SERIES_LENGTH_MAX = 64;

  public Tally {
    if ((unit == null) == (eventType == null)) {
      throw new IllegalArgumentException("a tally is of a unit or of an event type");
    }
    if (series.indexOf(MARK) < 0) {
      throw new IllegalArgumentException("a tally's series needs a colon: " + series);
    }
    boards = Set.copyOf(boards);
    tags = Set.copyOf(tags);
  }

  static Tally of(@Nullable String unit, @Nullable String eventType, BoardScope scope) {
    // Names of boards and tags are the host's and of any length; the hash of them is neither.
    String where =
        scope.isOfItems()
            ? scope.boards().stream().sorted().toList()
                + "|"
                + scope.tags().stream().sorted().toList()
            : "";
    return new Tally(
        series(unit, eventType, where), unit, eventType, scope.boards(), scope.tags(), null);
  }

  /**
   * Counts events of a type that meet a condition.
   *
   * @param condition null for all of them
   */
  public static Tally of(String eventType, @Nullable Expression<Boolean> condition) {
    String which = condition == null ? "" : "if " + condition.text();
    return new Tally(
        series(null, eventType, which), null, eventType, Set.of(), Set.of(), condition);
  }

  private static String series(@Nullable String unit, @Nullable String eventType, String which) {
    String begin = (unit == null ? "count" : unit) + MARK;
    String series =
        begin + (eventType == null ? "" : eventType) + (which.isEmpty() ? "" : "/" + hash(which));
    return series.length() <= SERIES_LENGTH_MAX ? series : begin + hash(series);
  }

  private static UUID hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a series of the books is a tally, which no statement shows. */
  public static boolean isTally(String series) {
    return series.indexOf(MARK) >= 0;
  }

  /** Whether what this event gave belongs to the tally. */
  public boolean takes(FoldEvent event) {
    if (boards.isEmpty() && tags.isEmpty()) {
      return true;
    }
    ItemView item = event.facts().item();
    if (item == null) {
      return false;
    }
    ItemView parent = event.facts().parent();
    return isOn(item) || (parent != null && isOn(parent));
  }

  /** Whether an event meets the condition; one on which it fails does not. */
  public boolean isMetBy(Facts facts) {
    try {
      return condition == null || condition.evaluate(facts);
    } catch (EvaluationException e) {
      return false;
    }
  }

  /** Answers rarely carry the board and tags of their question themselves. */
  private boolean isOn(ItemView item) {
    return (boards.isEmpty() || boards.contains(item.facts().board()))
        && (tags.isEmpty() || item.facts().tags().stream().anyMatch(tags::contains));
  }
}
