// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Port: codes that are given, and links that are looked at. Thread-safe. */
public interface LinkStore {
  /**
   * Keeps the hash of a new code for an identity; codes that it was given before are no longer
   * good.
   *
   * @return false where the identity was given {@link LinkCode#GIVEN_MAX} codes within {@link
   *     LinkCode#WINDOW}; nothing was kept then
   */
  boolean give(Community community, long identityId, byte[] hash, Instant now);

  /** The identity that a host calls so; empty where no event has told of it. */
  Optional<MemberLink> identity(Community community, Identity identity);

  /** All identities of a member. */
  List<MemberLink> identities(Community community, long memberId);

  Optional<IdentityLink> find(Community community, long linkId);

  /**
   * Links, standing or not, the newest first.
   *
   * @param memberId only those that name an identity of this member; null for all
   * @param before only those with smaller numbers
   */
  List<IdentityLink> list(Community community, @Nullable Long memberId, long before, int limit);
}
