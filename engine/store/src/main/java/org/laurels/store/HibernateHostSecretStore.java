// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
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
      return sessions.inTransaction(open -> insert(open, community, secret));
    } catch (ConstraintViolationException e) {
      return false;
    }
  }

  private static boolean insert(StatelessSession open, Community community, HostSecret secret) {
    int unused =
        open.createNativeMutationQuery(
                "INSERT INTO host_secret (community_id, host, sealed, created_at)"
                    + " VALUES (:community, :host, :sealed, :now)")
            .setParameter("community", community.id())
            .setParameter("host", secret.host())
            .setParameter("sealed", secret.sealed())
            .setParameter("now", Sql.micros(secret.createdAt()))
            .executeUpdate();
    for (String source : secret.vouchesFor()) {
      int unusedToo =
          open.createNativeMutationQuery(
                  "INSERT INTO host_vouching (community_id, host, source)"
                      + " VALUES (:community, :host, :source)")
              .setParameter("community", community.id())
              .setParameter("host", secret.host())
              .setParameter("source", source)
              .executeUpdate();
    }
    return true;
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
                .map(row -> secret(open, community, row)));
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
                .map(row -> secret(open, community, row))
                .toList());
  }

  private static HostSecret secret(StatelessSession open, Community community, Object[] row) {
    List<String> vouchesFor =
        open.createNativeQuery(
                "SELECT source FROM host_vouching"
                    + " WHERE community_id = :community AND host = :host",
                String.class)
            .setParameter("community", community.id())
            .setParameter("host", row[0])
            .getResultList();
    return new HostSecret(
        (String) row[0],
        (String) row[1],
        Sql.instant(((Number) row[2]).longValue()),
        Set.copyOf(vouchesFor));
  }

  @Override
  public boolean remove(Community community, String host) {
    return sessions.inTransaction(
        open -> {
          int unused = delete(open, "host_vouching", community, host);
          return delete(open, "host_secret", community, host) > 0;
        });
  }

  private static int delete(StatelessSession open, String table, Community community, String host) {
    return open.createNativeMutationQuery(
            "DELETE FROM " + table + " WHERE community_id = :community AND host = :host")
        .setParameter("community", community.id())
        .setParameter("host", host)
        .executeUpdate();
  }
}
