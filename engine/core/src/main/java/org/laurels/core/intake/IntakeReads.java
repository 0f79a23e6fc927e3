// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.fold.MemberState;

/** What the intake asks of members without locking or changing anything. Not thread-safe. */
public interface IntakeReads {
  /** Number of the newest published version of the programme; 0 where there is none. */
  int programmeVersion();

  /** Reads figures without a lock. */
  Map<Long, MemberState> readMembers(Set<Long> memberIds);

  /** All badges granted to these identities and not revoked. */
  List<BadgeGrant> grantsOf(Set<Long> identityIds);

  /** Badges of which these identities have at least one grant that is not revoked. */
  Set<String> badgesOf(Set<Long> identityIds);

  /** All identities that belong to these members now. */
  Set<Long> identitiesOf(Set<Long> memberIds);
}
