// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * A badge grant with what a credential says of it.
 *
 * @param id number of the grant
 * @param badge id of the badge
 * @param earner the identity that earned it
 * @param identityId number of that identity, which stays when members merge
 * @param memberId the member it belongs to now
 * @param version of the programme that granted it
 * @param revokedAt null while it stands
 * @param item what it was earned with
 */
public record GrantedBadge(
    long id,
    String badge,
    Identity earner,
    long identityId,
    long memberId,
    int version,
    Instant grantedAt,
    @Nullable Instant revokedAt,
    Item item) {

  /**
   * What the event that met the condition was about.
   *
   * @param url where it can be read; null where the host told none
   * @param title null where the host told none
   */
  public record Item(@Nullable String url, @Nullable String title) {}

  public boolean isRevoked() {
    return revokedAt != null;
  }
}
