// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.laurels.core.access.HostSecret;
import org.laurels.core.access.HostSecretStore;
import org.laurels.core.community.Community;

/** Hosts' secrets in rows, sealed as they come. Thread-safe. */
public final class HibernateHostSecretStore implements HostSecretStore {
  private static final String COLUMNS = "SELECT host, sealed, created_at FROM host_secret";

  private final Sessions sessions;

  public HibernateHostSecretStore(Sessions sessions) {
    this.sessions = requireNonNull(sessions, "sessions is null");
  }

  @Override
  public boolean add(Community community, HostSecret secret) {
    try {
      sessions.inTransaction(
          open ->
              open.createNativeMutationQuery(
                      "INSERT INTO host_secret (community_id, host, sealed, created_at)"
                          + " VALUES (:community, :host, :sealed, :now)")
                  .setParameter("community", community.id())
                  .setParameter("host", secret.host())
                  .setParameter("sealed", secret.sealed())
                  .setParameter("now", Sql.micros(secret.createdAt()))
                  .executeUpdate());
      return true;
    } catch (ConstraintViolationException e) {
      return false;
    }
  }

  @Override
  public Optional<HostSecret> find(Community community, String host) {
    return sessions.inTransaction(
        open ->
            open.createNativeQuery(
                    COLUMNS + " WHERE community_id = :community AND host = :host", Object[].class)
                .setParameter("community", community.id())
                .setParameter("host", host)
                .uniqueResultOptional()
                .map(HibernateHostSecretStore::secret));
  }

  @Override
  public List<HostSecret> all(Community community) {
    return sessions.inTransaction(
        open ->
            open
                .createNativeQuery(
                    COLUMNS + " WHERE community_id = :community ORDER BY host", Object[].class)
                .setParameter("community", community.id())
                .getResultList()
                .stream()
                .map(HibernateHostSecretStore::secret)
                .toList());
  }

  private static HostSecret secret(Object[] row) {
    return new HostSecret(
        (String) row[0], (String) row[1], Sql.instant(((Number) row[2]).longValue()));
  }

  @Override
  public boolean remove(Community community, String host) {
    return sessions.inTransaction(
            open ->
                open.createNativeMutationQuery(
                        "DELETE FROM host_secret WHERE community_id = :community AND host = :host")
                    .setParameter("community", community.id())
                    .setParameter("host", host)
                    .executeUpdate())
        > 0;
  }
}
