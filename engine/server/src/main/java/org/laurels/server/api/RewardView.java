// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.reward.Reward;

/**
 * A reward as it is offered.
 *
 * @param price of one; where open, the least that can be given
 * @param left how many can still be had; null for any number
 * @param offered whether it can be had now
 * @param condition who may have it; null for everybody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RewardView(
    String id,
    String name,
    String about,
    String kind,
    String unit,
    long price,
    boolean open,
    boolean offered,
    @Nullable Long left,
    @JsonProperty("per_member") @Nullable Long perMember,
    @Nullable String condition,
    @Nullable String from,
    @Nullable String until,
    @JsonProperty("match_percent") int matchPercent) {
  static RewardView of(Reward reward, @Nullable Long left, Instant now) {
    return new RewardView(
        reward.id(),
        reward.name(),
        reward.about(),
        reward.kind().name().toLowerCase(Locale.ROOT),
        reward.unit(),
        reward.price(),
        reward.open(),
        reward.isOffered(now) && (left == null || left > 0),
        left,
        reward.perMember(),
        reward.eligible() == null ? null : reward.eligible().text(),
        reward.from() == null ? null : reward.from().toString(),
        reward.until() == null ? null : reward.until().toString(),
        reward.matchPercent());
  }
}
