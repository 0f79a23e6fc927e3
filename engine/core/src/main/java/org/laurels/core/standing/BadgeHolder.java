// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * Somebody who holds a badge.
 *
 * @param memberId the member that the identity belongs to now
 * @param itemId the source's id of the item it is for; null where the badge is held once
 */
public record BadgeHolder(
    long grantId, long memberId, Identity identity, @Nullable String itemId, Instant grantedAt) {}
