// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.laurels.core.community.Community;
import org.laurels.core.community.Verification;
import org.laurels.core.community.VerificationStore;

/** One row for each community. Thread-safe. */
public final class HibernateVerificationStore implements VerificationStore {
  private static final String CHANGED =
      "UPDATE verification SET verified_at = :at, differences = :differences"
          + " WHERE community_id = :community";
  private static final String MADE =
      "INSERT INTO verification (community_id, verified_at, differences)"
          + " VALUES (:community, :at, :differences)";

  private final Sessions sessions;

  public HibernateVerificationStore(Sessions sessions) {
    this.sessions = requireNonNull(sessions, "sessions is null");
  }

  @Override
  public void keep(Community community, Verification verification) {
    if (write(CHANGED, community, verification) == 0) {
      try {
        write(MADE, community, verification);
      } catch (ConstraintViolationException e) {
        // Another process made the row meanwhile.
        write(CHANGED, community, verification);
      }
    }
  }

  private int write(String sql, Community community, Verification verification) {
    return sessions.inTransaction(
        open ->
            open.createNativeMutationQuery(sql)
                .setParameter("community", community.id())
                .setParameter("at", Sql.micros(verification.at()))
                .setParameter("differences", verification.differences())
                .executeUpdate());
  }

  @Override
  public List<Verification> last() {
    return sessions.inTransaction(HibernateVerificationStore::read);
  }

  private static List<Verification> read(StatelessSession open) {
    return open.createNativeQuery(
            "SELECT verified_at, differences FROM verification ORDER BY community_id",
            Object[].class)
        .getResultStream()
        .map(
            row ->
                new Verification(
                    Sql.instant(((Number) row[0]).longValue()), ((Number) row[1]).longValue()))
        .toList();
  }
}
