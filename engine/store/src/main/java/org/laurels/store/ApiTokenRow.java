// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.ApiToken;

/** Row of a token. Only its revocation is ever written to it, by a conditional update. */
@Entity
@Table(name = "api_token")
class ApiTokenRow {
  @Id private long id;

  @Column(name = "community_id")
  private int communityId;

  private String name = "";

  private String scope = "";

  @Column(name = "token_hash")
  private byte[] tokenHash = {};

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "expires_at")
  private @Nullable Long expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Long revokedAt;

  /** For Hibernate. */
  protected ApiTokenRow() {}

  ApiTokenRow(ApiToken token, byte[] tokenHash) {
    this.id = token.id();
    this.communityId = token.communityId();
    this.name = token.name();
    this.scope = token.scope().name();
    this.tokenHash = tokenHash.clone();
    this.createdAt = Sql.micros(token.createdAt());
    this.expiresAt = token.expiresAt() == null ? null : (Long) Sql.micros(token.expiresAt());
  }

  byte[] tokenHash() {
    return tokenHash.clone();
  }

  ApiToken toToken() {
    return new ApiToken(
        id,
        communityId,
        name,
        ApiToken.Scope.valueOf(scope),
        Sql.instant(createdAt),
        instant(expiresAt),
        instant(revokedAt));
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Sql.instant(micros);
  }
}
