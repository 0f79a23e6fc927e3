// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.NotFoundException;
import org.laurels.core.community.Community;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.OpaqueId;

/** Finds the member that an address names. */
final class Members {
  private final StandingStore standings;

  Members(StandingStore standings) {
    this.standings = standings;
  }

  /**
   * The member with that id.
   *
   * @throws NotFoundException if the community has none
   */
  MemberStanding find(Community community, String id) {
    long number;
    try {
      number = OpaqueId.MEMBER.number(id);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
    return standings.member(community, number).orElseThrow(NotFoundException::new);
  }

  /** Where a member's page is. */
  static String address(Visit visit, long memberId) {
    return visit.link("/members/" + OpaqueId.MEMBER.of(memberId));
  }
}
