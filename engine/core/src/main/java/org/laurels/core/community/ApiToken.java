// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key to one community's API. The key itself is shown once and never stored.
 *
 * @param scope what it opens
 * @param expiresAt null where it does not expire
 * @param revokedAt null while it is good
 */
public record ApiToken(
    long id,
    int communityId,
    String name,
    Scope scope,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {
  /** What a token opens. */
  public enum Scope {
    /** Offering events, and reading what members may see of each other. For hosts. */
    EVENTS,
    /** All of the community's API, so also money, private things and connections. For tools. */
    MANAGE
  }

  public ApiToken {
    requireNonNull(scope, "scope is null");
  }

  public boolean isGood(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
