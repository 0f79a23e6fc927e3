// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkStore;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Codes and links by plain SQL. */
final class JdbcLinkStore implements LinkStore {
  private final Connections connections;
  private final Reads reads;

  JdbcLinkStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public boolean give(Community community, long identityId, byte[] hash, Instant now) {
    return connections.write(
        on -> {
          // The identity's row is the lock: of two at once the second counts the first.
          new LinkRows(on, community.id(), () -> {})
              .lockIdentities(new TreeSet<>(Set.of(identityId)));
          Instant since = now.minus(LinkCode.WINDOW);
          if (given(on, identityId, since) >= LinkCode.GIVEN_MAX) {
            return false;
          }
          forget(on, identityId, since, now);
          return insert(on, community, identityId, hash, now) == 1;
        });
  }

  private static long given(Connection on, long identityId, Instant since) throws SQLException {
    return Reads.rows(
            on,
            "SELECT COUNT(*) FROM link_code WHERE identity_id = ? AND given_at > ?",
            statement -> {
              statement.setLong(1, identityId);
              statement.setLong(2, Sql.micros(since));
            },
            row -> row.getLong(1))
        .get(0);
  }

  private static void forget(Connection on, long identityId, Instant since, Instant now)
      throws SQLException {
    int unused =
        Sql.change(
            on,
            "DELETE FROM link_code WHERE identity_id = ? AND given_at <= ?",
            statement -> {
              statement.setLong(1, identityId);
              statement.setLong(2, Sql.micros(since));
            });
    int unusedToo =
        Sql.change(
            on,
            "UPDATE link_code SET expires_at = ? WHERE identity_id = ? AND expires_at > ?",
            statement -> {
              statement.setLong(1, Sql.micros(now));
              statement.setLong(2, identityId);
              statement.setLong(3, Sql.micros(now));
            });
  }

  private static int insert(
      Connection on, Community community, long identityId, byte[] hash, Instant now)
      throws SQLException {
    return Sql.change(
        on,
        "INSERT INTO link_code (code_hash, community_id, identity_id, given_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        statement -> {
          statement.setBytes(1, hash);
          statement.setInt(2, community.id());
          statement.setLong(3, identityId);
          statement.setLong(4, Sql.micros(now));
          statement.setLong(5, Sql.micros(now.plus(LinkCode.GOOD_FOR)));
        });
  }

  @Override
  public Optional<MemberLink> identity(Community community, Identity identity) {
    return reads.run(
        on ->
            Reads.rows(
                    on,
                    "SELECT id, member_id FROM member_identity WHERE name_hash = ?",
                    statement ->
                        statement.setBytes(
                            1, Sql.nameHash(community.id(), identity.host(), identity.id())),
                    row -> new MemberLink(row.getLong(1), identity, row.getLong(2)))
                .stream()
                .findFirst());
  }

  @Override
  public List<MemberLink> identities(Community community, long memberId) {
    return reads.run(on -> LinkRows.identitiesOf(on, Set.of(memberId)));
  }

  @Override
  public Optional<IdentityLink> find(Community community, long linkId) {
    return reads.run(on -> LinkRows.link(on, community.id(), linkId));
  }

  @Override
  public List<IdentityLink> list(
      Community community, @Nullable Long memberId, long before, int limit) {
    return reads.run(
        on ->
            Reads.rows(
                on,
                LinkRows.LINKS
                    + " WHERE a.community_id = ? AND m.event_id < ?"
                    + (memberId == null ? "" : " AND (a.member_id = ? OR b.member_id = ?)")
                    + " ORDER BY m.event_id DESC LIMIT ?",
                statement -> {
                  statement.setInt(1, community.id());
                  statement.setLong(2, before);
                  if (memberId != null) {
                    statement.setLong(3, memberId);
                    statement.setLong(4, memberId);
                  }
                  statement.setInt(memberId == null ? 3 : 5, limit);
                },
                LinkRows::read));
  }
}
