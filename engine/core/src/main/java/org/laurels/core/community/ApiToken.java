// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key to one community's API. The key itself is shown once and never stored.
 *
 * @param expiresAt null where it does not expire
 * @param revokedAt null while it is good
 */
public record ApiToken(
    long id,
    int communityId,
    String name,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {
  public boolean isGood(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
