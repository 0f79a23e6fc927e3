// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.badge.BadgeKey;

/** Badges granted, and revoked where a later truth took the reason away. */
final class BadgeRows {
  private static final String COLUMNS =
      "badge, item_id, occasion, identity_id, event_id, programme_version, granted_at";

  private static final String[] INSERTED = {
    "id",
    "community_id",
    "badge",
    "identity_id",
    "item_id",
    "occasion",
    "event_id",
    "programme_version",
    "granted_at",
    "booked_at"
  };

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final LongSupplier numbers;

  BadgeRows(
      Connection connection,
      RowWriter writer,
      int community,
      Dialect dialect,
      LongSupplier numbers) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.numbers = numbers;
  }

  private static BadgeGrant read(ResultSet row) throws SQLException {
    return new BadgeGrant(
        new BadgeKey(row.getString(1), row.getLong(2), row.getLong(3)),
        row.getLong(4),
        row.getLong(5),
        row.getInt(6),
        Sql.instant(row.getLong(7)));
  }

  static List<BadgeGrant> of(Connection connection, Set<Long> identityIds) throws SQLException {
    return Sql.byNumbers(
        connection,
        "SELECT " + COLUMNS + " FROM badge_grant WHERE revoked_at IS NULL AND identity_id IN (?)",
        identityIds,
        BadgeRows::read);
  }

  static Set<String> named(Connection connection, Set<Long> identityIds) throws SQLException {
    return new HashSet<>(
        Sql.byNumbers(
            connection,
            "SELECT DISTINCT badge FROM badge_grant WHERE revoked_at IS NULL"
                + " AND identity_id IN (?)",
            identityIds,
            row -> row.getString(1)));
  }

  List<BadgeGrant> forItems(Set<Long> itemIds) throws SQLException {
    return Sql.byNumbers(
        connection,
        "SELECT " + COLUMNS + " FROM badge_grant WHERE revoked_at IS NULL AND item_id IN (?)",
        itemIds,
        BadgeRows::read);
  }

  void grant(List<BadgeGrant> grants, Instant now) throws SQLException {
    writer.insert(
        dialect.insert("badge_grant", INSERTED),
        grants,
        (row, grant) -> {
          row.number(numbers.getAsLong()).number(community).text(grant.key().badge());
          row.number(grant.identityId()).number(grant.key().itemId());
          row.number(grant.key().occasion()).number(grant.eventId());
          row.number(grant.version()).time(grant.grantedAt()).time(now);
        });
  }

  void revoke(List<BadgeGrant> grants, Instant now) throws SQLException {
    writer.batch(
        "UPDATE badge_grant SET revoked_at = ? WHERE identity_id = ? AND badge = ?"
            + " AND item_id = ? AND occasion = ? AND event_id = ? AND revoked_at IS NULL",
        grants,
        (row, grant) -> {
          row.time(now).number(grant.identityId()).text(grant.key().badge());
          row.number(grant.key().itemId()).number(grant.key().occasion());
          row.number(grant.eventId());
        });
  }
}
