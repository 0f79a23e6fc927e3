// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * A member's current figures.
 *
 * @param identities in ascending order; the first names the member
 * @param balances by unit, over all identities
 * @param rank id of the rank; empty where there is none
 */
public record MemberStanding(
    long memberId,
    List<Identity> identities,
    Map<String, Long> balances,
    String rank,
    @Nullable Instant joined) {}
