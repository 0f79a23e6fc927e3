// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.Locale;
import org.laurels.core.standing.MemberStanding;

/**
 * What every page of a member begins with.
 *
 * @param rank empty where there is none
 * @param address of the member's page
 */
public record MemberHead(String name, String rank, String address, String initial) {
  static MemberHead of(Visit visit, MemberStanding member) {
    String name = MemberNames.of(member);
    return new MemberHead(
        name,
        member.rank().isEmpty() ? "" : visit.open().rankName(member.rank()),
        Members.address(visit, member.memberId()),
        initial(name));
  }

  /** The first letter of a name. */
  static String initial(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
