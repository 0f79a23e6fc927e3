// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.BadgeHolder;
import org.laurels.core.standing.Page;

/** Reads who holds a badge. */
final class HolderReads {
  private static final String HOLDERS =
      "SELECT g.id, i.member_id, i.host, i.external_id, t.external_id AS item_name, g.granted_at"
          + " FROM badge_grant g"
          + " JOIN member_identity i ON i.id = g.identity_id"
          + " LEFT JOIN item t ON t.id = g.item_id"
          + " WHERE g.community_id = ? AND g.badge = ? AND g.revoked_at IS NULL";

  /** As the index on badge and time has them, from after a grant on. */
  private static final String GOING_ON =
      " AND g.granted_at <= (SELECT granted_at FROM badge_grant WHERE id = ?)"
          + " AND (g.granted_at < (SELECT granted_at FROM badge_grant WHERE id = ?) OR g.id < ?)";

  private static final String ORDER = " ORDER BY g.granted_at DESC, g.id DESC LIMIT ?";
  private static final String COUNTS =
      "SELECT g.badge, COUNT(DISTINCT i.member_id) FROM badge_grant g"
          + " JOIN member_identity i ON i.id = g.identity_id"
          + " WHERE g.community_id = ? AND g.revoked_at IS NULL GROUP BY g.badge";

  private HolderReads() {}

  static Page<BadgeHolder> holders(
      Connection connection, Community community, String badge, long before, int limit)
      throws SQLException {
    boolean isFirst = before == Long.MAX_VALUE;
    List<BadgeHolder> holders =
        Reads.rows(
            connection,
            isFirst ? HOLDERS + ORDER : HOLDERS + GOING_ON + ORDER,
            statement -> {
              int next = 1;
              statement.setInt(next++, community.id());
              statement.setString(next++, badge);
              for (int i = 0; !isFirst && i < 3; i++) {
                statement.setLong(next++, before);
              }
              statement.setInt(next, limit);
            },
            HolderReads::row);
    Long after = holders.size() < limit ? null : (Long) holders.get(holders.size() - 1).grantId();
    return new Page<>(holders, after);
  }

  static Map<String, Long> counts(Connection connection, Community community) throws SQLException {
    return Reads.rows(
            connection,
            COUNTS,
            statement -> statement.setInt(1, community.id()),
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static BadgeHolder row(ResultSet row) throws SQLException {
    return new BadgeHolder(
        row.getLong("id"),
        row.getLong("member_id"),
        new Identity(row.getString("host"), row.getString("external_id")),
        row.getString("item_name"),
        Sql.instant(row.getLong("granted_at")));
  }
}
