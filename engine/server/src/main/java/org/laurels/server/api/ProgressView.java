// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.intake.Progress;
import org.laurels.core.programme.Rank;

/**
 * What comes next for a member.
 *
 * @param badges the nearest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressView(
    @Nullable String rank,
    @JsonProperty("rank_until") @Nullable String rankUntil,
    @JsonProperty("next_rank") @Nullable RankView nextRank,
    List<BadgeProgressView> badges) {

  /**
   * One figure of what is wanted.
   *
   * @param words what the figure counts
   */
  public record PartView(String figure, String words, long have, long want) {
    static PartView of(Progress.Part part) {
      String words = CriteriaWords.figure(part.figure());
      return new PartView(part.figure(), words, part.have(), part.want());
    }
  }

  /** The rank after the one held. */
  public record RankView(String id, String name, List<PartView> parts) {}

  /** A badge not yet held. */
  public record BadgeProgressView(
      String badge, String name, String tier, int nearness, List<PartView> parts) {}

  static ProgressView of(Progress.Outlook outlook) {
    Rank rank = outlook.rank();
    Progress.RankProgress next = outlook.nextRank();
    return new ProgressView(
        rank == null ? null : rank.id(),
        outlook.rankUntil() == null ? null : outlook.rankUntil().toString(),
        next == null
            ? null
            : new RankView(next.rank().id(), next.rank().name(), parts(next.parts())),
        outlook.badges().stream()
            .map(
                badge ->
                    new BadgeProgressView(
                        badge.badge().id(),
                        badge.badge().name(),
                        badge.badge().tier(),
                        badge.nearness(),
                        parts(badge.parts())))
            .toList());
  }

  private static List<PartView> parts(List<Progress.Part> parts) {
    return parts.stream().map(PartView::of).toList();
  }
}
