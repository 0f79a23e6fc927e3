// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import java.time.Instant;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Port: sessions, found by the SHA-256 of what the browser shows. Thread-safe. */
public interface SessionStore {
  void create(byte[] hash, Session session);

  /**
   * The session with this hash, good or not, with the member that its identity belongs to now.
   * Empty too where that identity or operator is gone.
   */
  Optional<Session> find(byte[] hash);

  /** Notes that a session was used; one that has ended stays so. */
  void seen(byte[] hash, Instant now);

  /** Ends a session; one that has ended stays so. */
  void end(byte[] hash);

  /** Ends the sessions of everyone whom this host has named. */
  void endAll(Community community, String host);

  /** Drops sessions that are no longer good, a bounded number of them. */
  void sweep(Instant now);

  /** The identity that a host calls so. */
  Optional<MemberLink> identity(Community community, Identity identity);
}
