// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.laurels.core.access.Session;
import org.laurels.core.access.SessionStore;
import org.laurels.core.access.TryStore;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;
import org.laurels.server.identity.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets members in by a link that their host has signed, once. Thread-safe. */
public final class SignedLinks implements WayIn<SignedLinks.Shown> {
  private static final Logger LOG = LoggerFactory.getLogger(SignedLinks.class);

  /** A link is good for no longer than this from now. */
  public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

  private final CommunityStore communities;
  private final HostBook hosts;
  private final SessionStore sessions;
  private final TryStore uses;
  private final Accounts accounts;
  private final Clock clock;

  public SignedLinks(
      CommunityStore communities,
      HostBook hosts,
      SessionStore sessions,
      TryStore uses,
      Accounts accounts,
      Clock clock) {
    this.communities = requireNonNull(communities, "communities is null");
    this.hosts = requireNonNull(hosts, "hosts is null");
    this.sessions = requireNonNull(sessions, "sessions is null");
    this.uses = requireNonNull(uses, "uses is null");
    this.accounts = requireNonNull(accounts, "accounts is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** A link and the signature that came with it. */
  public record Shown(SignedLink link, String signature) {}

  /** The link uses itself up by this. */
  @Override
  public Answer tryIn(Shown shown) {
    Answer answer = look(shown);
    if (!(answer instanceof Welcome welcome)) {
      return answer;
    }
    if (!use(shown.link())) {
      return new Refused(Refusal.USED);
    }
    return shown.link().also() == null ? welcome : linked(shown, shown.link().also());
  }

  /** Whoever came in stays in, whatever becomes of the other account. */
  private Answer linked(Shown shown, Identity also) {
    SignedLink link = shown.link();
    Community community = communities.find(link.community()).orElseThrow();
    Accounts.Answer answer =
        accounts.link(
            community,
            also,
            new Identity(link.host(), link.member()),
            new LinkNote(Proof.CLAIM, by(link.host()), ""));
    if (!(answer instanceof Accounts.Linked)) {
      LOG.info("{}: {} vouched in vain: {}", link.community(), link.host(), why(answer));
    }
    return look(shown);
  }

  private static String by(String host) {
    String by = "host " + host;
    return by.length() <= LinkNote.BY_LENGTH_MAX ? by : by.substring(0, LinkNote.BY_LENGTH_MAX);
  }

  /** Without the account: logs are read by others, and outlive an erasure. */
  private static String why(Accounts.Answer answer) {
    return answer instanceof Accounts.Refused refused ? refused.why() : "no such account is known";
  }

  private boolean use(SignedLink link) {
    uses.sweep(Instant.now(clock));
    String name = String.join("\n", "link", link.community(), link.host(), link.nonce());
    return uses.useOnce(Digests.sha256(name), link.expiresAt());
  }

  /** Whether the link would do, but for having been used. Nothing changes by it. */
  public Answer look(Shown shown) {
    SignedLink link = shown.link();
    Optional<Community> community = communities.find(link.community());
    boolean signed =
        community
            .flatMap(found -> hosts.secret(found, link.host()))
            .filter(secret -> link.isSignedBy(secret, shown.signature()))
            .isPresent();
    if (!signed) {
      return new Refused(Refusal.NOT_GOOD);
    }
    Instant now = Instant.now(clock);
    if (!now.isBefore(link.expiresAt()) || link.expiresAt().isAfter(now.plus(AHEAD_MAX))) {
      return new Refused(Refusal.EXPIRED);
    }
    if (link.also() != null
        && !hosts.mayVouch(community.orElseThrow(), link.host(), link.also().host())) {
      return new Refused(Refusal.MAY_NOT_VOUCH);
    }
    Optional<MemberLink> member =
        sessions.identity(community.orElseThrow(), new Identity(link.host(), link.member()));
    return member.isEmpty()
        ? new Refused(Refusal.UNKNOWN_MEMBER)
        : new Welcome(
            new Session.OfMember(
                community.get(), member.get().identityId(), member.get().memberId()));
  }
}
