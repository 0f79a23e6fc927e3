// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.expression.document.Embeds;
import org.laurels.server.programme.NewestProgrammes;

/**
 * A community as other sites show it.
 *
 * @param name what people call it
 * @param colour of its own, as in {@code #2c6e49}
 */
record Embedded(
    Community community, Programme programme, String name, String colour, Embeds embeds) {

  static Embedded of(NewestProgrammes.Newest newest) {
    return new Embedded(
        newest.community(),
        newest.programme(),
        newest.name(),
        newest.look().colour(),
        newest.embeds());
  }

  /** What a rank is called; null where there is none, or none any more. */
  @Nullable String rankName(String id) {
    return programme.ranks().stream()
        .filter(rank -> rank.id().equals(id))
        .map(Rank::name)
        .findFirst()
        .orElse(null);
  }

  /** The tier of a badge; empty where the programme no longer has it. */
  String tier(String badgeId) {
    Badge badge = programme.badge(badgeId);
    return badge == null ? "" : badge.tier();
  }

  /** What a badge is called. */
  String badgeName(String badgeId) {
    Badge badge = programme.badge(badgeId);
    return badge == null ? badgeId : badge.name();
  }

  /** Whether amounts of the unit are standing, which everyone may see, and not money-like. */
  boolean isStanding(String unit) {
    UnitDefinition definition = programme.unit(unit);
    return definition != null && !definition.spendable();
  }
}
