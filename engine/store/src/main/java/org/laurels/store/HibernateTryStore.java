// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.laurels.core.access.TryStore;

/** Uses and tries in rows. Thread-safe. */
public final class HibernateTryStore implements TryStore {
  private static final int SWEPT_MAX = 500;

  private final Sessions sessions;

  public HibernateTryStore(Sessions sessions) {
    this.sessions = requireNonNull(sessions, "sessions is null");
  }

  @Override
  public boolean useOnce(byte[] hash, Instant forgottenAt) {
    return insert(hash, forgottenAt);
  }

  private boolean insert(byte[] hash, Instant forgottenAt) {
    try {
      sessions.inTransaction(
          open ->
              open.createNativeMutationQuery(
                      "INSERT INTO access_try (try_hash, tries, forgotten_at)"
                          + " VALUES (:hash, 1, :forgotten)")
                  .setParameter("hash", hash)
                  .setParameter("forgotten", Sql.micros(forgottenAt))
                  .executeUpdate());
      return true;
    } catch (ConstraintViolationException e) {
      return false;
    }
  }

  /** The row is locked by the update that counts: tries at the same time get different numbers. */
  @Override
  public int count(byte[] hash, Instant now, Duration window) {
    Instant forgottenAt = now.plus(window);
    while (true) {
      int tries = sessions.inTransaction(open -> countKnown(open, hash, now, forgottenAt));
      if (tries > 0) {
        return tries;
      }
      if (insert(hash, forgottenAt)) {
        return 1;
      }
    }
  }

  private static int countKnown(
      StatelessSession open, byte[] hash, Instant now, Instant forgottenAt) {
    // The number first: MySQL assigns from left to right, and the second would change its question.
    int known =
        open.createNativeMutationQuery(
                "UPDATE access_try SET"
                    + " tries = CASE WHEN forgotten_at <= :now THEN 1 ELSE tries + 1 END,"
                    + " forgotten_at = CASE WHEN forgotten_at <= :now THEN :forgotten"
                    + " ELSE forgotten_at END WHERE try_hash = :hash")
            .setParameter("now", Sql.micros(now))
            .setParameter("forgotten", Sql.micros(forgottenAt))
            .setParameter("hash", hash)
            .executeUpdate();
    return known == 0
        ? 0
        : open.createNativeQuery(
                "SELECT tries FROM access_try WHERE try_hash = :hash", Integer.class)
            .setParameter("hash", hash)
            .getSingleResult();
  }

  @Override
  public void clear(byte[] hash) {
    sessions.inTransaction(
        open ->
            open.createNativeMutationQuery("DELETE FROM access_try WHERE try_hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate());
  }

  /** By their keys: a delete by range locks what others write. */
  @Override
  public void sweep(Instant now) {
    List<byte[]> old =
        sessions.inTransaction(
            open ->
                open.createNativeQuery(
                        "SELECT try_hash FROM access_try WHERE forgotten_at <= :now", byte[].class)
                    .setParameter("now", Sql.micros(now))
                    .setMaxResults(SWEPT_MAX)
                    .getResultList());
    for (byte[] hash : old) {
      sessions.inTransaction(
          open ->
              open.createNativeMutationQuery(
                      "DELETE FROM access_try WHERE try_hash = :hash AND forgotten_at <= :now")
                  .setParameter("hash", hash)
                  .setParameter("now", Sql.micros(now))
                  .executeUpdate());
    }
  }
}
