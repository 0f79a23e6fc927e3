// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;

/** Port: credentials of badge grants. Thread-safe; each call is a transaction of its own. */
public interface CredentialStore {
  /** A grant of this community, revoked or not. */
  Optional<GrantedBadge> grant(Community community, long grantId);

  /** What is kept of a grant's credential; empty where nobody has asked for one yet. */
  Optional<KeptCredential> find(Community community, long grantId);

  /** Gives a grant its place in the status list; where it has one, answers what is kept. */
  KeptCredential reserve(Community community, long grantId, Instant now);

  /**
   * Keeps the signed document of a grant that has a place. Where another process was first with one
   * for the same address, that one stays; an erased member's stays erased.
   *
   * @return what is kept now
   */
  KeptCredential keep(Community community, long grantId, String address, String document);

  /**
   * Places in the status list, from this one and below that one, whose credentials hold no more:
   * the grant is revoked or gone, or the member was erased. Ascending.
   */
  List<Integer> revoked(Community community, int from, int below);

  /**
   * Removes the documents of all grants of a member, for good, and revokes them; grants without a
   * document get none later. To be called while the member's identities still belong to the member.
   *
   * @return how many grants that are
   */
  int erase(Community community, long memberId, Instant now);
}
