// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * A badge that a member holds.
 *
 * @param itemId the source's id of the item it is for; null where the badge is held once
 * @param eventId the source's id of the event that is its evidence
 */
public record HeldBadge(
    long grantId,
    String badge,
    Identity identity,
    @Nullable String itemId,
    String eventSource,
    String eventId,
    int version,
    Instant grantedAt) {}
