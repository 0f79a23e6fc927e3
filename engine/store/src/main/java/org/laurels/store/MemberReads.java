// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;

/** Reads members with their identities and balances, many in three queries. */
final class MemberReads {
  private static final String MEMBERS =
      "SELECT id, rank_id, joined_at FROM member WHERE community_id = ? AND id > ?"
          + " ORDER BY id LIMIT ?";
  private static final String IDENTITIES =
      "SELECT member_id, id, host, external_id FROM member_identity WHERE member_id IN (?)"
          + " ORDER BY id";
  private static final String BALANCES =
      "SELECT i.member_id, a.unit, a.balance FROM account a"
          + " JOIN member_identity i ON i.id = a.identity_id"
          + " WHERE a.kind = 'member' AND i.member_id IN (?)";
  private static final String NAMED =
      "SELECT DISTINCT member_id FROM member_identity WHERE community_id = ? AND external_id = ?"
          + " ORDER BY member_id";
  private static final String NAMED_AT_HOST =
      "SELECT member_id FROM member_identity WHERE community_id = ? AND name_hash = ?";

  private static final String TOP =
      "SELECT i.member_id FROM account a JOIN member_identity i ON i.id = a.identity_id"
          + " WHERE a.kind = 'member' AND a.community_id = ? AND a.unit = ?"
          + " GROUP BY i.member_id ORDER BY SUM(a.balance) DESC, i.member_id LIMIT ?";

  private MemberReads() {}

  private record Row(long id, String rank, @Nullable Instant joined) {}

  static Page<MemberStanding> page(
      Connection connection, Community community, long after, int limit) throws SQLException {
    List<Row> rows =
        Reads.rows(
            connection,
            MEMBERS,
            statement -> {
              statement.setInt(1, community.id());
              statement.setLong(2, after);
              statement.setInt(3, limit);
            },
            MemberReads::row);
    Long next = rows.size() < limit ? null : (Long) rows.get(rows.size() - 1).id();
    return new Page<>(withFigures(connection, rows), next);
  }

  static List<MemberStanding> byNumber(
      Connection connection, Community community, Collection<Long> memberIds) throws SQLException {
    if (memberIds.isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT id, rank_id, joined_at FROM member WHERE community_id = "
            + community.id()
            + " AND id IN (?) ORDER BY id";
    return withFigures(connection, Sql.byNumbers(connection, sql, memberIds, MemberReads::row));
  }

  static List<Long> named(
      Connection connection, Community community, @Nullable String host, String externalId)
      throws SQLException {
    return Reads.rows(
        connection,
        host == null ? NAMED : NAMED_AT_HOST,
        statement -> {
          statement.setInt(1, community.id());
          if (host == null) {
            statement.setString(2, externalId);
          } else {
            statement.setBytes(2, Sql.nameHash(community.id(), host, externalId));
          }
        },
        row -> row.getLong(1));
  }

  static List<MemberStanding> top(
      Connection connection, Community community, String unit, int limit) throws SQLException {
    List<Long> ids =
        Reads.rows(
            connection,
            TOP,
            statement -> {
              statement.setInt(1, community.id());
              statement.setString(2, unit);
              statement.setInt(3, limit);
            },
            row -> row.getLong(1));
    Map<Long, MemberStanding> byId = new HashMap<>();
    byNumber(connection, community, ids).forEach(member -> byId.put(member.memberId(), member));
    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /** Numbers of the identities that are one member now. */
  static Set<Long> identities(Connection connection, Community community, long memberId)
      throws SQLException {
    return Set.copyOf(
        Reads.rows(
            connection,
            "SELECT id FROM member_identity WHERE member_id = ? AND community_id = ?",
            statement -> {
              statement.setLong(1, memberId);
              statement.setInt(2, community.id());
            },
            row -> row.getLong(1)));
  }

  private static Row row(ResultSet row) throws SQLException {
    long joined = row.getLong(3);
    // Asked before another column is read, since it is about the last one.
    boolean isKnown = !row.wasNull();
    return new Row(row.getLong(1), row.getString(2), isKnown ? Sql.instant(joined) : null);
  }

  /** Leaves out members that a merge has emptied of identities. */
  private static List<MemberStanding> withFigures(Connection connection, List<Row> rows)
      throws SQLException {
    List<Long> ids = rows.stream().map(Row::id).toList();
    Map<Long, List<Identity>> identities = new HashMap<>();
    Sql.byNumbers(
        connection,
        IDENTITIES,
        ids,
        row ->
            identities
                .computeIfAbsent(row.getLong(1), member -> new ArrayList<>(1))
                .add(new Identity(row.getString(3), row.getString(4))));
    Map<Long, Map<String, Long>> balances = new HashMap<>();
    Sql.byNumbers(
        connection,
        BALANCES,
        ids,
        row ->
            balances
                .computeIfAbsent(row.getLong(1), member -> new HashMap<>())
                .merge(row.getString(2), row.getLong(3), Math::addExact));
    List<MemberStanding> standings = new ArrayList<>(rows.size());
    for (Row row : rows) {
      List<Identity> own = identities.get(row.id());
      if (own != null) {
        standings.add(
            new MemberStanding(
                row.id(),
                List.copyOf(own),
                Map.copyOf(balances.getOrDefault(row.id(), Map.of())),
                row.rank(),
                row.joined()));
      }
    }
    return standings;
  }
}
