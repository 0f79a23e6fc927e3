// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laurels.core.access.HostSecret;
import org.laurels.core.access.HostSecretStore;
import org.laurels.core.access.SessionStore;
import org.laurels.core.community.Community;
import org.laurels.server.secret.InstallationKey;

/**
 * The hosts that may send their members in, each with a secret. It is sealed and not hashed, since
 * a signature is proven by making it again. Thread-safe.
 */
public final class HostBook {
  private static final String PREFIX = "laurels_host_";

  private final HostSecretStore store;
  private final SessionStore sessions;
  private final InstallationKey key;
  private final Clock clock;

  public HostBook(HostSecretStore store, SessionStore sessions, InstallationKey key, Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.sessions = requireNonNull(sessions, "sessions is null");
    this.key = requireNonNull(key, "key is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Adds a host that vouches for no other; see {@link #add(Community, String, Set)}. */
  public Optional<String> add(Community community, String host) {
    return add(community, host, Set.of());
  }

  /**
   * Adds a host and answers its secret, once; empty where the host is there already.
   *
   * @param vouchesFor sources of whose accounts it may say that they are its members', too
   */
  public Optional<String> add(Community community, String host, Set<String> vouchesFor) {
    String secret = PREFIX + Digests.randomText();
    byte[] sealed = key.encrypt(secret.getBytes(UTF_8), belongsTo(community, host));
    HostSecret row =
        new HostSecret(
            host, Base64.getEncoder().encodeToString(sealed), Instant.now(clock), vouchesFor);
    return store.add(community, row) ? Optional.of(secret) : Optional.empty();
  }

  /** The secret of a host; empty where there is no such host. */
  public Optional<String> secret(Community community, String host) {
    return store
        .find(community, host)
        .map(
            row ->
                new String(
                    key.decrypt(
                        Base64.getDecoder().decode(row.sealed()), belongsTo(community, host)),
                    UTF_8));
  }

  /** Whether the operator has said that the host may vouch for accounts of that source. */
  boolean mayVouch(Community community, String host, String source) {
    return store.find(community, host).filter(row -> row.vouchesFor().contains(source)).isPresent();
  }

  public List<HostSecret> all(Community community) {
    return store.all(community);
  }

  /** Removes a host, and ends the sessions of its members; false where there is none. */
  public boolean remove(Community community, String host) {
    boolean removed = store.remove(community, host);
    sessions.endAll(community, host);
    return removed;
  }

  private static String belongsTo(Community community, String host) {
    return "secret of host " + community.id() + " " + host;
  }
}
