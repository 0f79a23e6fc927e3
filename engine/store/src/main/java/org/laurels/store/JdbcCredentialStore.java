// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.credential.CredentialStore;
import org.laurels.core.credential.GrantedBadge;
import org.laurels.core.credential.KeptCredential;
import org.laurels.core.member.Identity;

/** Credentials by plain SQL. */
public final class JdbcCredentialStore implements CredentialStore {
  private static final int TRIES_MAX = 50;

  private static final String GRANT =
      "SELECT g.id, g.badge, i.host, i.external_id, i.id AS identity_number, i.member_id,"
          + " g.programme_version, g.granted_at, g.revoked_at, s.url, s.title"
          + " FROM badge_grant g"
          + " JOIN member_identity i ON i.id = g.identity_id"
          + " JOIN event v ON v.id = g.event_id"
          + " LEFT JOIN item_state s ON s.item_id = v.item_id"
          + " WHERE g.community_id = ? AND g.id = ?";

  private static final String KEPT =
      "SELECT grant_id, status_index, document, address, erased_at FROM credential"
          + " WHERE community_id = ? AND grant_id = ?";

  /** A member may be named by any of the identities they have now. */
  private static final String OF_MEMBER =
      "SELECT g.id FROM badge_grant g JOIN member_identity i ON i.id = g.identity_id"
          + " WHERE g.community_id = ? AND i.member_id = ?";

  private final Reads reads;
  private final Dialect dialect;

  public JdbcCredentialStore(Database database) {
    this.dialect = Dialect.of(database.url());
    this.reads = new Reads(database.dataSource(), dialect);
  }

  @Override
  public Optional<GrantedBadge> grant(Community community, long grantId) {
    return reads.run(
        connection ->
            Reads.rows(connection, GRANT, by(community, grantId), JdbcCredentialStore::grant)
                .stream()
                .findFirst());
  }

  private static GrantedBadge grant(ResultSet row) throws SQLException {
    return new GrantedBadge(
        row.getLong(1),
        row.getString(2),
        new Identity(row.getString(3), row.getString(4)),
        row.getLong(5),
        row.getLong(6),
        row.getInt(7),
        Sql.instant(row.getLong(8)),
        instant(row, 9),
        new GrantedBadge.Item(row.getString(10), row.getString(11)));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Sql.instant(micros);
  }

  private static Reads.Parameters by(Community community, long number) {
    return statement -> {
      statement.setInt(1, community.id());
      statement.setLong(2, number);
    };
  }

  @Override
  public Optional<KeptCredential> find(Community community, long grantId) {
    return reads.run(connection -> kept(connection, community, grantId));
  }

  private static Optional<KeptCredential> kept(
      Connection connection, Community community, long grantId) throws SQLException {
    return Reads.rows(connection, KEPT, by(community, grantId), JdbcCredentialStore::kept).stream()
        .findFirst();
  }

  private static KeptCredential kept(ResultSet row) throws SQLException {
    int index = row.getInt(2);
    boolean placed = !row.wasNull();
    return new KeptCredential(
        row.getLong(1),
        placed ? index : -1,
        row.getString(3),
        row.getString(4),
        instant(row, 5) != null);
  }

  /** The next place is one above the highest; who was second to take it tries the one after. */
  @Override
  public KeptCredential reserve(Community community, long grantId, Instant now) {
    for (int i = 0; i < TRIES_MAX; i++) {
      Optional<KeptCredential> kept = reads.run(c -> place(c, community, grantId, now));
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    throw new IllegalStateException("no place in the status list after " + TRIES_MAX + " tries");
  }

  private Optional<KeptCredential> place(
      Connection connection, Community community, long grantId, Instant now) throws SQLException {
    Optional<KeptCredential> there = kept(connection, community, grantId);
    if (there.isPresent()) {
      return there;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO credential (grant_id, community_id, status_index, address, created_at)"
                + " SELECT ?, ?, COALESCE(MAX(c.status_index), -1) + 1, '', ?"
                + " FROM credential c WHERE c.community_id = ?")) {
      insert.setLong(1, grantId);
      insert.setInt(2, community.id());
      insert.setLong(3, Sql.micros(now));
      insert.setInt(4, community.id());
      insert.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      if (dialect.isConflict(e)) {
        return Optional.empty();
      }
      throw e;
    }
    return kept(connection, community, grantId);
  }

  @Override
  public KeptCredential keep(Community community, long grantId, String address, String document) {
    return reads.run(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE credential SET address = ?, document = ? WHERE community_id = ?"
                      + " AND grant_id = ? AND erased_at IS NULL"
                      + " AND (document IS NULL OR address <> ?)")) {
            update.setString(1, address);
            update.setString(2, document);
            update.setInt(3, community.id());
            update.setLong(4, grantId);
            update.setString(5, address);
            update.executeUpdate();
          }
          connection.commit();
          return kept(connection, community, grantId)
              .orElseThrow(() -> new IllegalArgumentException("the grant has no place yet"));
        });
  }

  @Override
  public List<Integer> revoked(Community community, int from, int below) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT c.status_index FROM credential c"
                    + " LEFT JOIN badge_grant g ON g.id = c.grant_id"
                    + " WHERE c.community_id = ? AND c.status_index >= ? AND c.status_index < ?"
                    + " AND (g.id IS NULL OR g.revoked_at IS NOT NULL OR c.erased_at IS NOT NULL)"
                    + " ORDER BY c.status_index",
                statement -> {
                  statement.setInt(1, community.id());
                  statement.setInt(2, from);
                  statement.setInt(3, below);
                },
                row -> row.getInt(1)));
  }

  @Override
  public int erase(Community community, long memberId, Instant now) {
    return reads.run(
        connection -> {
          List<Long> grants =
              Reads.rows(connection, OF_MEMBER, by(community, memberId), row -> row.getLong(1));
          for (long grant : grants) {
            erase(connection, community, grant, now);
          }
          connection.commit();
          return grants.size();
        });
  }

  static void erase(Connection connection, Community community, long grant, Instant now)
      throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE credential SET document = NULL, erased_at = COALESCE(erased_at, ?)"
                    + " WHERE grant_id = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO credential (grant_id, community_id, address, created_at, erased_at)"
                    + " VALUES (?, ?, '', ?, ?)")) {
      update.setLong(1, Sql.micros(now));
      update.setLong(2, grant);
      if (update.executeUpdate() == 0) {
        insert.setLong(1, grant);
        insert.setInt(2, community.id());
        insert.setLong(3, Sql.micros(now));
        insert.setLong(4, Sql.micros(now));
        insert.executeUpdate();
      }
    }
  }
}
