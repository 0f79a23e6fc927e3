// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: API tokens, found by the SHA-256 of the key. */
public interface TokenStore {
  ApiToken create(
      Community community,
      String name,
      ApiToken.Scope scope,
      byte[] hash,
      Instant now,
      @Nullable Instant expiresAt);

  /** The token with this hash and the community it opens; good or not. */
  Optional<Opened> find(byte[] hash);

  /** All tokens of a community, newest first. */
  List<ApiToken> all(Community community);

  /** Revokes a token; one that is revoked already stays so. */
  void revoke(Community community, long id, Instant now);

  /** A token and its community. */
  record Opened(ApiToken token, Community community) {}
}
