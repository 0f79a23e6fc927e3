// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.FulfillerStore;
import org.laurels.server.secret.InstallationKey;

/**
 * Which other system fulfils which reward, each with a secret that both sides sign with. It is
 * sealed and not hashed, since a signature is proven by making it again. Thread-safe.
 */
public final class FulfillerBook {
  private final FulfillerStore store;
  private final InstallationKey key;
  private final Clock clock;

  public FulfillerBook(FulfillerStore store, InstallationKey key, Clock clock) {
    this.store = store;
    this.key = key;
    this.clock = clock;
  }

  /** Sets who fulfils a reward; answers the fresh secret, once. */
  public String configure(Community community, String reward, String url) {
    String secret = WebhookSignature.newSecret();
    byte[] sealed = key.encrypt(secret.getBytes(UTF_8), belongsTo(community.id(), reward));
    store.put(
        community,
        reward,
        new FulfillerStore.Endpoint(
            url, Base64.getEncoder().encodeToString(sealed), Instant.now(clock)));
    return secret;
  }

  /** Who fulfils a reward; empty where that was never said. */
  public Optional<FulfillerStore.Endpoint> find(Community community, String reward) {
    return store.find(community, reward);
  }

  /** What messages about a reward are signed with. */
  public Optional<String> secret(Community community, String reward) {
    return find(community, reward).map(endpoint -> open(endpoint, community.id(), reward));
  }

  Optional<FulfillerStore.Errand> errand(long redemptionId) {
    return store.errand(redemptionId);
  }

  String open(FulfillerStore.Endpoint endpoint, int communityId, String reward) {
    return new String(
        key.decrypt(
            Base64.getDecoder().decode(endpoint.sealedSecret()), belongsTo(communityId, reward)),
        UTF_8);
  }

  private static String belongsTo(int communityId, String reward) {
    return "secret of fulfiller " + communityId + " " + reward;
  }
}
