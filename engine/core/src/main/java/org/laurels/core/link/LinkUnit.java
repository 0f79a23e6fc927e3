// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.laurels.core.event.EventKey;
import org.laurels.core.member.MemberLink;

/** What a transaction of the intake can do with links and their codes. Not thread-safe. */
public interface LinkUnit {
  /**
   * Locks a code until the transaction ends and reads it. Two that show one code at once come here
   * one after the other, and the second sees what the first has done.
   */
  Optional<LinkCode> lockCode(byte[] hash);

  /** Uses a locked code up. */
  void use(byte[] hash, Instant now);

  /**
   * Locks these identities and reads whose they are now. Whoever links an identity holds this lock,
   * so that it cannot be linked twice at once.
   */
  List<MemberLink> lockIdentities(SortedSet<Long> identityIds);

  /** All identities of these members. */
  List<MemberLink> identitiesOf(Set<Long> memberIds);

  /** How often codes were wrong under this key; 0 where the window is over. */
  int wrongCodes(byte[] key, Instant now);

  /**
   * Counts one more.
   *
   * @param window after so long from the first, counting begins again
   */
  void countWrongCode(byte[] key, Instant now, Duration window);

  /** Writes down by what a merge was shown. */
  void noteLink(long eventId, LinkNote note, Instant now);

  /** The link that this event says; not locked. */
  Optional<IdentityLink> link(long eventId);

  /**
   * What the event that says a link is called; empty where somebody of it was erased, and the name
   * of the event perhaps with them.
   */
  Optional<EventKey> key(long eventId);

  /** Writes down who took a link apart. */
  void noteEnd(long eventId, LinkNote note, Instant now);
}
