// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.StandingStore;

/** Reads the badges that are held. */
final class BadgeReads {
  private static final String HELD =
      "SELECT g.id, g.badge, i.host, i.external_id, t.external_id AS item_name, v.source,"
          + " v.external_id AS event_name, g.programme_version, g.granted_at"
          + " FROM badge_grant g"
          + " JOIN member_identity i ON i.id = g.identity_id"
          + " JOIN event v ON v.id = g.event_id"
          + " LEFT JOIN item t ON t.id = g.item_id"
          + " WHERE g.revoked_at IS NULL";

  /**
   * Says the community of the identity, not of the grant: else MySQL may go through all grants of
   * the community, which are in order by badge, to have those of one member in that order.
   */
  private static final String OF_MEMBER = " AND i.community_id = ? AND i.member_id = ?";

  private BadgeReads() {}

  static List<HeldBadge> ofMember(Connection connection, Community community, long memberId)
      throws SQLException {
    return Reads.rows(
        connection,
        HELD + OF_MEMBER + " ORDER BY g.granted_at DESC, g.id DESC",
        statement -> {
          statement.setInt(1, community.id());
          statement.setLong(2, memberId);
        },
        BadgeReads::row);
  }

  /** Without the events and items of what may be thousands of grants. */
  static List<StandingStore.BadgeCount> counts(
      Connection connection, Community community, long memberId) throws SQLException {
    return Reads.rows(
        connection,
        "SELECT g.badge, COUNT(*), MAX(g.id), MAX(g.granted_at) AS last_at FROM badge_grant g"
            + " JOIN member_identity i ON i.id = g.identity_id"
            + " WHERE g.revoked_at IS NULL"
            + OF_MEMBER
            + " GROUP BY g.badge ORDER BY last_at DESC, g.badge",
        statement -> {
          statement.setInt(1, community.id());
          statement.setLong(2, memberId);
        },
        row ->
            new StandingStore.BadgeCount(
                row.getString(1), row.getLong(2), row.getLong(3), Sql.instant(row.getLong(4))));
  }

  static List<HeldBadge> after(Connection connection, Community community, long grantId, int limit)
      throws SQLException {
    return Reads.rows(
        connection,
        HELD + " AND g.community_id = ? AND g.id > ? ORDER BY g.id LIMIT ?",
        statement -> {
          statement.setInt(1, community.id());
          statement.setLong(2, grantId);
          statement.setInt(3, limit);
        },
        BadgeReads::row);
  }

  private static HeldBadge row(ResultSet row) throws SQLException {
    return new HeldBadge(
        row.getLong("id"),
        row.getString("badge"),
        new Identity(row.getString("host"), row.getString("external_id")),
        row.getString("item_name"),
        row.getString("source"),
        row.getString("event_name"),
        row.getInt("programme_version"),
        Sql.instant(row.getLong("granted_at")));
  }
}
