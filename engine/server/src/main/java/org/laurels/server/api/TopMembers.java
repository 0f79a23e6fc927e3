// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.standing.MemberStanding;

/** Who has the most of a unit. Boards, which are published as a whole, will take its place. */
@FunctionalInterface
public interface TopMembers {
  /** The members with the most, the most first. */
  List<MemberStanding> of(Community community, String unit, int limit);
}
