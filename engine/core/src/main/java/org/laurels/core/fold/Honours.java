// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.BadgeKey;

/**
 * What the next event needs to know of a member's badges and ranks. It grows with what a programme
 * names, and by what people took away, but not with how often a badge was granted.
 *
 * @param badges by badge, the latest occasion for which it can be granted no more: 0, or the epoch
 *     day on which a window starts
 * @param withheld badges for items that a person has taken away
 * @param streaks by badge
 * @param ranks ranks that were reached and can be kept: since when the condition fails, {@link
 *     Instant#MAX} while it holds
 * @param rankUntil when the rank held will be lost; null where it is not held by grace
 */
public record Honours(
    Map<String, Long> badges,
    Set<BadgeKey> withheld,
    Map<String, Streak> streaks,
    Map<String, Instant> ranks,
    @Nullable Instant rankUntil) {
  public static final Honours NONE = new Honours(Map.of(), Set.of(), Map.of(), Map.of(), null);

  /**
   * Weeks in a row that had a qualifying event.
   *
   * @param lastWeek epoch day on which the last of them starts
   */
  public record Streak(long lastWeek, int weeks) {
    /** How long it is for somebody who looks in the week that starts on that day. */
    public int in(long week) {
      return week - lastWeek > 7 ? 0 : weeks;
    }
  }

  public Honours {
    badges = Map.copyOf(badges);
    withheld = Set.copyOf(withheld);
    streaks = Map.copyOf(streaks);
    ranks = Map.copyOf(ranks);
  }

  Honours withRankUntil(@Nullable Instant lost) {
    return new Honours(badges, withheld, streaks, ranks, lost);
  }
}
