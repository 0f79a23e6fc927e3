// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;

/**
 * A badge that a programme has.
 *
 * @param family what its tiers have in common
 * @param criteria what it wants, in words
 * @param holders how many members hold it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BadgeDefinitionView(
    String id,
    String name,
    String tier,
    @Nullable String family,
    String each,
    @Nullable String criteria,
    long holders,
    boolean secret,
    boolean retired,
    @JsonProperty("by_hand") boolean byHand,
    @Nullable String from,
    @Nullable String until) {
  static BadgeDefinitionView of(Badge badge, long holders, boolean retired) {
    return new BadgeDefinitionView(
        badge.id(),
        badge.name(),
        badge.tier(),
        badge.terms().family(),
        badge.each().name().toLowerCase(Locale.ROOT),
        CriteriaWords.of(badge).orElse(null),
        holders,
        badge.terms().secret(),
        retired,
        badge.isByHandOnly(),
        text(badge.terms().from()),
        text(badge.terms().until()));
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
