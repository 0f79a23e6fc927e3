// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.TokenStore;

/** API tokens through Hibernate. Thread-safe. */
public final class HibernateTokenStore implements TokenStore {
  private final Sessions sessions;
  private final LongSupplier numbers;

  /**
   * @param numbers gives a row number that is unique in the installation
   */
  public HibernateTokenStore(Sessions sessions, LongSupplier numbers) {
    this.sessions = requireNonNull(sessions, "sessions is null");
    this.numbers = requireNonNull(numbers, "numbers is null");
  }

  @Override
  public ApiToken create(
      Community community,
      String name,
      ApiToken.Scope scope,
      byte[] hash,
      Instant now,
      @Nullable Instant expiresAt) {
    ApiToken token =
        new ApiToken(numbers.getAsLong(), community.id(), name, scope, now, expiresAt, null);
    return sessions.inTransaction(
        session -> {
          session.insert(new ApiTokenRow(token, hash));
          return token;
        });
  }

  @Override
  public Optional<Opened> find(byte[] hash) {
    return sessions.inTransaction(session -> find(session, hash));
  }

  private static Optional<Opened> find(StatelessSession session, byte[] hash) {
    return session
        .createSelectionQuery("from ApiTokenRow where tokenHash = :hash", ApiTokenRow.class)
        .setParameter("hash", hash)
        .uniqueResultOptional()
        .map(ApiTokenRow::toToken)
        .map(
            token ->
                new Opened(
                    token,
                    requireNonNull(session.get(CommunityRow.class, token.communityId()))
                        .toCommunity()));
  }

  @Override
  public List<ApiToken> all(Community community) {
    return sessions.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from ApiTokenRow where communityId = :community order by id desc",
                    ApiTokenRow.class)
                .setParameter("community", community.id())
                .getResultStream()
                .map(ApiTokenRow::toToken)
                .toList());
  }

  @Override
  public void revoke(Community community, long id, Instant now) {
    sessions.inTransaction(
        session ->
            session
                .createMutationQuery(
                    "update ApiTokenRow set revokedAt = :now where id = :id"
                        + " and communityId = :community and revokedAt is null")
                .setParameter("now", Sql.micros(now))
                .setParameter("id", id)
                .setParameter("community", community.id())
                .executeUpdate());
  }
}
