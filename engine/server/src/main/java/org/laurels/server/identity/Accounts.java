// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.identity;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Linking;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkStore;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/**
 * What members and operators do about the accounts of one person. Codes that come back are looked
 * at by the intake, wherever a host tells of them. Thread-safe.
 */
public final class Accounts {
  /** So many links of a member are shown. */
  public static final int SHOWN_MAX = 100;

  private final LinkStore store;
  private final Linking linking;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Accounts(LinkStore store, Linking linking, Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.linking = requireNonNull(linking, "linking is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * A fresh code for an identity, told only now; those it was given before are no longer good.
   *
   * @return empty where it was given as many as it may be within the hour
   */
  public Optional<String> giveCode(Community community, long identityId) {
    String text = LinkCode.text(random);
    byte[] hash = LinkCode.hash(text).orElseThrow();
    return store.give(community, identityId, hash, Instant.now(clock))
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The accounts of a member, in the order in which hosts told of them. */
  public List<MemberLink> of(Community community, long memberId) {
    return store.identities(community, memberId);
  }

  /** Links that stand among a member's accounts, the newest first. */
  public List<IdentityLink> standing(Community community, long memberId) {
    return store.list(community, memberId, Long.MAX_VALUE, SHOWN_MAX).stream()
        .filter(IdentityLink::stands)
        .toList();
  }

  /** All links of a community, standing or not, the newest first. */
  public List<IdentityLink> all(Community community, long before, int limit) {
    return store.list(community, null, before, limit);
  }

  public Optional<IdentityLink> find(Community community, long linkId) {
    return store.find(community, linkId);
  }

  /** What came of an operator's wish to link two accounts. */
  public sealed interface Answer {}

  /** They are one member now. */
  public record Linked(long linkId) implements Answer {}

  /** A host has told of no such account. */
  public record Unknown(Identity account) implements Answer {}

  /** Nothing was done. */
  public record Refused(String why) implements Answer {}

  /** Links two accounts, each of which must be known; the second must not be linked with others. */
  public Answer link(Community community, Identity one, Identity newcomer, LinkNote note) {
    for (Identity each : List.of(one, newcomer)) {
      if (store.identity(community, each).isEmpty()) {
        return new Unknown(each);
      }
    }
    Linking.Answer answer = linking.link(community, one, newcomer, note);
    return answer instanceof Linking.Linked linked
        ? new Linked(linked.linkId())
        : new Refused(((Linking.Refused) answer).why().text());
  }

  /** Takes a link apart; whether it stood until now. */
  public boolean unlink(Community community, long linkId, String by, String note) {
    return linking.unlink(community, linkId, new LinkNote(Proof.OPERATOR, by, note));
  }
}
