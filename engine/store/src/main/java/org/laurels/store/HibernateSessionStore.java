// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.laurels.core.access.Session;
import org.laurels.core.access.SessionStore;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Sessions in rows. Thread-safe. */
public final class HibernateSessionStore implements SessionStore {
  private static final int SWEPT_MAX = 500;

  private static final String FIND =
      "SELECT s.begun_at, s.seen_at, s.identity_id, c.id, c.name, i.member_id, s.operator_id,"
          + " o.name FROM web_session s"
          + " LEFT JOIN community c ON c.id = s.community_id"
          + " LEFT JOIN member_identity i ON i.id = s.identity_id"
          + " LEFT JOIN operator_account o ON o.id = s.operator_id"
          + " WHERE s.token_hash = :hash";

  private final Sessions sessions;

  public HibernateSessionStore(Sessions sessions) {
    this.sessions = requireNonNull(sessions, "sessions is null");
  }

  @Override
  public void create(byte[] hash, Session session) {
    boolean member = session.holder() instanceof Session.OfMember;
    String columns = member ? "community_id, identity_id" : "operator_id";
    String marks = member ? ":community, :holder" : ":holder";
    sessions.inTransaction(
        open -> {
          var insert =
              open.createNativeMutationQuery(
                      "INSERT INTO web_session (token_hash, begun_at, seen_at, "
                          + columns
                          + ") VALUES (:hash, :begun, :seen, "
                          + marks
                          + ")")
                  .setParameter("hash", hash)
                  .setParameter("begun", Sql.micros(session.begunAt()))
                  .setParameter("seen", Sql.micros(session.seenAt()));
          if (session.holder() instanceof Session.OfMember of) {
            insert.setParameter("community", of.community().id());
            insert.setParameter("holder", of.identityId());
          } else if (session.holder() instanceof Session.OfOperator of) {
            insert.setParameter("holder", of.operatorId());
          }
          return insert.executeUpdate();
        });
  }

  @Override
  public Optional<Session> find(byte[] hash) {
    return sessions.inTransaction(
        open ->
            open.createNativeQuery(FIND, Object[].class)
                .setParameter("hash", hash)
                .uniqueResultOptional()
                .flatMap(HibernateSessionStore::session));
  }

  private static Optional<Session> session(@Nullable Object[] row) {
    Session.Holder holder = holder(row);
    return holder == null
        ? Optional.empty()
        : Optional.of(
            new Session(holder, Sql.instant(number(row[0])), Sql.instant(number(row[1]))));
  }

  private static Session.@Nullable Holder holder(@Nullable Object[] row) {
    if (row[4] instanceof String community && row[5] != null) {
      return new Session.OfMember(
          new Community(Math.toIntExact(number(row[3])), community),
          number(row[2]),
          number(row[5]));
    }
    return row[7] instanceof String name ? new Session.OfOperator(number(row[6]), name) : null;
  }

  private static long number(@Nullable Object value) {
    return ((Number) requireNonNull(value, "a number is missing")).longValue();
  }

  @Override
  public void seen(byte[] hash, Instant now) {
    sessions.inTransaction(
        open ->
            open.createNativeMutationQuery(
                    "UPDATE web_session SET seen_at = :now WHERE token_hash = :hash"
                        + " AND seen_at < :now")
                .setParameter("now", Sql.micros(now))
                .setParameter("hash", hash)
                .executeUpdate());
  }

  @Override
  public void end(byte[] hash) {
    sessions.inTransaction(open -> end(open, hash));
  }

  private static int end(StatelessSession open, byte[] hash) {
    return open.createNativeMutationQuery("DELETE FROM web_session WHERE token_hash = :hash")
        .setParameter("hash", hash)
        .executeUpdate();
  }

  @Override
  public void endAll(Community community, String host) {
    sessions.inTransaction(
        open ->
            open.createNativeMutationQuery(
                    "DELETE FROM web_session WHERE community_id = :community AND identity_id IN"
                        + " (SELECT id FROM member_identity WHERE community_id = :community"
                        + " AND host = :host)")
                .setParameter("community", community.id())
                .setParameter("host", host)
                .executeUpdate());
  }

  /** By their keys, in order: a delete by range locks what other sign-ins write. */
  @Override
  public void sweep(Instant now) {
    List<byte[]> ended =
        sessions.inTransaction(
            open ->
                open.createNativeQuery(
                        "SELECT token_hash FROM web_session"
                            + " WHERE begun_at <= :begun OR seen_at <= :seen",
                        byte[].class)
                    .setParameter("begun", Sql.micros(now.minus(Session.SPAN_MAX)))
                    .setParameter("seen", Sql.micros(now.minus(Session.IDLE_MAX)))
                    .setMaxResults(SWEPT_MAX)
                    .getResultList());
    for (byte[] hash : ended) {
      end(hash);
    }
  }

  @Override
  public Optional<MemberLink> identity(Community community, Identity identity) {
    return sessions.inTransaction(
        open ->
            open.createNativeQuery(
                    "SELECT id, member_id FROM member_identity WHERE name_hash = :name",
                    Object[].class)
                .setParameter("name", Sql.nameHash(community.id(), identity.host(), identity.id()))
                .uniqueResultOptional()
                .map(row -> new MemberLink(number(row[0]), identity, number(row[1]))));
  }
}
