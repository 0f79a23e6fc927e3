// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.member.Profile;

/** Port: what is known of members beside figures, and what they have chosen. Thread-safe. */
public interface ProfileStore {
  /** Profiles of these members; one of whom nothing is known is left out. */
  Map<Long, Profile> of(Community community, Collection<Long> members);

  /**
   * What a list shows of a member.
   *
   * @param firstId the host's own id of the member's first identity
   * @param rank id of the rank; empty where there is none
   */
  record Shown(long memberId, String firstId, String rank, Profile profile) {}

  /** These members as lists show them, read in one go; one that no longer is one is left out. */
  List<Shown> shown(Community community, Collection<Long> members);

  /** What a member knows best: on boards or not, with a page for all or for nobody else. */
  record Choice(boolean optedOut, boolean hidden) {}

  /**
   * Notes what a member has chosen, and leaves word for the boards; whoever wants it to show at
   * once has them calculated.
   */
  void choose(Community community, long memberId, Choice choice);
}
