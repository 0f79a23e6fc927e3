// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.laurels.core.access.Operator;
import org.laurels.core.access.OperatorStore;

/** Operators in rows. Thread-safe. */
public final class HibernateOperatorStore implements OperatorStore {
  private final Sessions sessions;
  private final LongSupplier numbers;

  /**
   * @param numbers gives a row number that is unique in the installation
   */
  public HibernateOperatorStore(Sessions sessions, LongSupplier numbers) {
    this.sessions = requireNonNull(sessions, "sessions is null");
    this.numbers = requireNonNull(numbers, "numbers is null");
  }

  @Override
  public boolean isEmpty() {
    return sessions.inTransaction(
            open ->
                open.createNativeQuery("SELECT COUNT(*) FROM operator_account", Long.class)
                    .getSingleResult())
        == 0;
  }

  @Override
  public void invite(byte[] hash, Instant expiresAt, String name) {
    String again =
        "UPDATE operator_invitation SET token_hash = :hash, expires_at = :expires,"
            + " operator_name = :name WHERE id = 1";
    if (invite(again, hash, expiresAt, name) > 0) {
      return;
    }
    try {
      invite(
          "INSERT INTO operator_invitation (id, token_hash, expires_at, operator_name)"
              + " VALUES (1, :hash, :expires, :name)",
          hash,
          expiresAt,
          name);
    } catch (ConstraintViolationException e) {
      // Another process starts too; the later link counts.
      invite(again, hash, expiresAt, name);
    }
  }

  private int invite(String sql, byte[] hash, Instant expiresAt, String name) {
    return sessions.inTransaction(
        open ->
            open.createNativeMutationQuery(sql)
                .setParameter("hash", hash)
                .setParameter("expires", Sql.micros(expiresAt))
                .setParameter("name", name)
                .executeUpdate());
  }

  @Override
  public Optional<String> invited(byte[] hash, Instant now) {
    return sessions.inTransaction(
        open ->
            open.createNativeQuery(
                    "SELECT operator_name FROM operator_invitation"
                        + " WHERE token_hash = :hash AND expires_at > :now",
                    String.class)
                .setParameter("hash", hash)
                .setParameter("now", Sql.micros(now))
                .uniqueResultOptional());
  }

  /** The invitation's row is the lock: of two at once, one finds it gone. */
  @Override
  public Optional<Operator> create(byte[] hash, String name, String passwordHash, Instant now) {
    Operator operator = new Operator(numbers.getAsLong(), name, passwordHash);
    return sessions.inTransaction(
        open ->
            useUp(open, hash, "", now)
                ? Optional.of(insert(open, operator, now))
                : Optional.empty());
  }

  @Override
  public Optional<Operator> reset(byte[] hash, String name, String passwordHash, Instant now) {
    return sessions.inTransaction(
        open ->
            useUp(open, hash, name, now)
                ? find(open, name).map(known -> change(open, known, passwordHash))
                : Optional.empty());
  }

  private static Operator change(StatelessSession open, Operator known, String passwordHash) {
    open.createNativeMutationQuery(
            "UPDATE operator_account SET password_hash = :hash WHERE id = :id")
        .setParameter("hash", passwordHash)
        .setParameter("id", known.id())
        .executeUpdate();
    open.createNativeMutationQuery("DELETE FROM web_session WHERE operator_id = :id")
        .setParameter("id", known.id())
        .executeUpdate();
    return new Operator(known.id(), known.name(), passwordHash);
  }

  private static boolean useUp(StatelessSession open, byte[] hash, String name, Instant now) {
    return open.createNativeMutationQuery(
                "DELETE FROM operator_invitation WHERE token_hash = :hash"
                    + " AND operator_name = :name AND expires_at > :now")
            .setParameter("hash", hash)
            .setParameter("name", name)
            .setParameter("now", Sql.micros(now))
            .executeUpdate()
        == 1;
  }

  private static Operator insert(StatelessSession open, Operator operator, Instant now) {
    open.createNativeMutationQuery(
            "INSERT INTO operator_account (id, name, password_hash, created_at)"
                + " VALUES (:id, :name, :hash, :now)")
        .setParameter("id", operator.id())
        .setParameter("name", operator.name())
        .setParameter("hash", operator.passwordHash())
        .setParameter("now", Sql.micros(now))
        .executeUpdate();
    return operator;
  }

  @Override
  public Optional<Operator> find(String name) {
    return sessions.inTransaction(open -> find(open, name));
  }

  private static Optional<Operator> find(StatelessSession open, String name) {
    return open.createNativeQuery(
            "SELECT id, name, password_hash FROM operator_account WHERE name = :name",
            Object[].class)
        .setParameter("name", name)
        .uniqueResultOptional()
        .map(row -> new Operator(((Number) row[0]).longValue(), (String) row[1], (String) row[2]));
  }
}
