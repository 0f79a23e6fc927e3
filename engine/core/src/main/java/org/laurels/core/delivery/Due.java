// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.delivery;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * A standing that a host is to show.
 *
 * @param memberId whose it is
 * @param asked counts how often it was asked for, so that what changes meanwhile is due again
 * @param shown what the host was surely made to show last, as its sender wrote it; null at the
 *     first
 */
public record Due(
    long identityId, long memberId, Identity identity, long asked, @Nullable String shown) {
  public Due {
    requireNonNull(identity, "identity is null");
  }

  /** Whether this is the identity that names the member. */
  public boolean isFirst() {
    return identityId == memberId;
  }
}
