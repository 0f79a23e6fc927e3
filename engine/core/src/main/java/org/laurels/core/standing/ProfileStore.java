// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.util.Collection;
import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.member.Profile;

/** Port: what is known of members beside figures, and what they have chosen. Thread-safe. */
public interface ProfileStore {
  /** Profiles of these members; one of whom nothing is known is left out. */
  Map<Long, Profile> of(Community community, Collection<Long> members);

  /** What a member knows best: on boards or not, with a page for all or for nobody else. */
  record Choice(boolean optedOut, boolean hidden) {}

  /**
   * Notes what a member has chosen, and leaves word for the boards; whoever wants it to show at
   * once has them calculated.
   */
  void choose(Community community, long memberId, Choice choice);
}
