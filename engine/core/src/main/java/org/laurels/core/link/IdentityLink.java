// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.link;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/**
 * Two identities that are, or were, said to be one person.
 *
 * @param id number of the event that says so
 * @param linkedAt when the engine learned of it
 * @param stands whether it holds: taken apart, it is kept and connects nothing
 * @param end who took it apart; null where it stands, or where a host took back its own event
 */
public record IdentityLink(
    long id,
    MemberLink one,
    MemberLink other,
    LinkNote note,
    Instant linkedAt,
    boolean stands,
    @Nullable End end) {
  public IdentityLink {
    requireNonNull(one, "one is null");
    requireNonNull(other, "other is null");
    requireNonNull(note, "note is null");
    requireNonNull(linkedAt, "linkedAt is null");
  }

  /** Who took a link apart, when, and why. */
  public record End(String by, String note, Instant at) {}

  /** Whether it names this identity. */
  public boolean names(Identity identity) {
    return one.identity().equals(identity) || other.identity().equals(identity);
  }
}
