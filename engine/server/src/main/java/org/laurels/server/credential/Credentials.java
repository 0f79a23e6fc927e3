// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.credential.CredentialStore;
import org.laurels.core.credential.GrantedBadge;
import org.laurels.core.credential.KeptCredential;
import org.laurels.core.credential.SigningKey;

/**
 * Signs badge grants when somebody asks for them, and lists those that hold no more. What was
 * signed stays word for word, unless the installation's public address changes. Thread-safe.
 */
public final class Credentials {
  /** How long a list is given out again before it is looked up and signed anew. */
  private static final long LIST_REST_MILLIS = 5_000;

  private final CredentialStore store;
  private final SigningKeys keys;
  private final BadgeDefinitions badges;
  private final Addresses addresses;
  private final Clock clock;
  private final CredentialText text;
  private final Map<ListKey, SignedList> lists = new ConcurrentHashMap<>();

  private record ListKey(int community, int list) {}

  private record SignedList(String signed, long signedAt) {}

  public Credentials(
      CredentialStore store,
      SigningKeys keys,
      BadgeDefinitions badges,
      Addresses addresses,
      Clock clock) {
    this.store = store;
    this.keys = keys;
    this.badges = badges;
    this.addresses = addresses;
    this.clock = clock;
    this.text = new CredentialText(addresses);
  }

  public BadgeDefinitions badges() {
    return badges;
  }

  Addresses addresses() {
    return addresses;
  }

  CredentialText text() {
    return text;
  }

  public SigningKeys keys() {
    return keys;
  }

  /** A grant, revoked or not. */
  Optional<GrantedBadge> grant(Community community, long grantId) {
    return store.grant(community, grantId);
  }

  /**
   * The credential of a grant, revoked or not.
   *
   * @param mayIssue whether one is signed where there is none yet
   */
  Credentials.Found find(Community community, long grantId, boolean mayIssue) {
    Optional<GrantedBadge> grant = store.grant(community, grantId);
    Optional<KeptCredential> kept = store.find(community, grantId);
    if (kept.isPresent() && kept.get().erased()) {
      return new Gone();
    }
    if (grant.isEmpty() || (kept.isEmpty() && !mayIssue)) {
      return new Nothing();
    }
    // What was revoked before anybody asked for it was never carried anywhere.
    if (kept.isEmpty() && grant.get().isRevoked()) {
      return new Nothing();
    }
    return issue(community, grant.get(), kept.orElse(null));
  }

  private Found issue(Community community, GrantedBadge grant, @Nullable KeptCredential known) {
    KeptCredential kept =
        known != null ? known : store.reserve(community, grant.id(), clock.instant());
    if (!kept.erased() && (kept.document() == null || !kept.address().equals(addresses.base()))) {
      Badge badge = badges.find(community, grant.badge(), grant.version()).orElse(null);
      SigningKey key = keys.current(community);
      SignedText.Unsigned unsigned =
          SignedText.unsigned(
              text.header(community, key),
              text.credential(community, grant, badge, kept.statusIndex()));
      kept =
          store.keep(community, grant.id(), addresses.base(), keys.sign(community, key, unsigned));
    }
    String document = kept.document();
    if (document == null) {
      return new Gone();
    }
    SignedText read =
        SignedText.read(document)
            .orElseThrow(() -> new IllegalStateException("a credential is kept that is none"));
    return new Issued(
        new Credential(grant, document, CredentialText.withoutClaims(read.payload())));
  }

  /** The signed list of credentials that hold no more. */
  String statusList(Community community, int list) {
    ListKey wanted = new ListKey(community.id(), list);
    long now = clock.millis();
    SignedList known = lists.get(wanted);
    if (known != null && now - known.signedAt() < LIST_REST_MILLIS) {
      return known.signed();
    }
    int from = Math.multiplyExact(list, StatusBits.LENGTH);
    List<Integer> places =
        store.revoked(community, from, Math.addExact(from, StatusBits.LENGTH)).stream()
            .map(each -> each - from)
            .toList();
    SigningKey key = keys.current(community);
    String signed =
        keys.sign(
            community,
            key,
            SignedText.unsigned(
                text.header(community, key),
                text.statusList(community, list, places, clock.instant())));
    lists.put(wanted, new SignedList(signed, now));
    return signed;
  }

  /** What there is of a grant's credential. */
  sealed interface Found {}

  /** It is there. */
  record Issued(Credential credential) implements Found {}

  /** No such grant, or no credential of it that may be shown. */
  record Nothing() implements Found {}

  /** The member was erased. */
  record Gone() implements Found {}
}
