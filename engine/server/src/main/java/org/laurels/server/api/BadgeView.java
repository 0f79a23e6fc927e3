// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.laurels.core.standing.HeldBadge;

/** A badge that a member holds, with its evidence. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BadgeView(
    String id,
    String badge,
    IdentityView identity,
    @Nullable String item,
    String source,
    String event,
    int version,
    @JsonProperty("granted_at") String grantedAt) {
  static BadgeView of(HeldBadge badge) {
    return new BadgeView(
        OpaqueId.GRANT.of(badge.grantId()),
        badge.badge(),
        IdentityView.of(badge.identity()),
        badge.itemId(),
        badge.eventSource(),
        badge.eventId(),
        badge.version(),
        badge.grantedAt().toString());
  }
}
