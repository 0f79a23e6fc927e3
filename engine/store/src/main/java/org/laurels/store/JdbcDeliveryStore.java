// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.delivery.DeliveryStore;
import org.laurels.core.delivery.Due;
import org.laurels.core.delivery.Pace;
import org.laurels.core.delivery.Target;
import org.laurels.core.member.Identity;

/** Deliveries by plain SQL. */
final class JdbcDeliveryStore implements DeliveryStore {
  private final Connections connections;
  private final Reads reads;

  JdbcDeliveryStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public boolean lease(Community community, String holder, Instant now, Instant until) {
    return connections.write(
        on -> {
          int mine =
              Sql.change(
                  on,
                  "UPDATE delivery_lease SET holder = ?, until = ?"
                      + " WHERE community_id = ? AND (holder = ? OR until <= ?)",
                  statement -> {
                    statement.setString(1, holder);
                    statement.setLong(2, Sql.micros(until));
                    statement.setInt(3, community.id());
                    statement.setString(4, holder);
                    statement.setLong(5, Sql.micros(now));
                  });
          return mine > 0 || (!isLeased(on, community) && insert(on, community, holder, until));
        });
  }

  private static boolean isLeased(Connection on, Community community) throws SQLException {
    return !Reads.rows(
            on,
            "SELECT community_id FROM delivery_lease WHERE community_id = ?",
            statement -> statement.setInt(1, community.id()),
            row -> row.getInt(1))
        .isEmpty();
  }

  /** Of two at once the key lets one through; the other tries again and finds it. */
  private static boolean insert(Connection on, Community community, String holder, Instant until)
      throws SQLException {
    return Sql.change(
            on,
            "INSERT INTO delivery_lease (community_id, holder, until) VALUES (?, ?, ?)",
            statement -> {
              statement.setInt(1, community.id());
              statement.setString(2, holder);
              statement.setLong(3, Sql.micros(until));
            })
        > 0;
  }

  @Override
  public void release(Community community, String holder) {
    int unused =
        connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE delivery_lease SET until = 0 WHERE community_id = ? AND holder = ?",
                    statement -> {
                      statement.setInt(1, community.id());
                      statement.setString(2, holder);
                    }));
  }

  @Override
  public boolean spread(Community community, List<Target> targets, Instant now) {
    return connections.write(on -> HonourSpread.run(on, community.id(), targets, now));
  }

  @Override
  public void all(Community community, Target target, Instant now) {
    int unused =
        connections.write(
            on -> {
              Sql.change(
                  on,
                  "UPDATE delivery SET asked = asked + 1, due_at = ? WHERE connection_id = ?",
                  statement -> {
                    statement.setLong(1, Sql.micros(now));
                    statement.setLong(2, target.connectionId());
                  });
              return Sql.change(
                  on,
                  "INSERT INTO delivery (connection_id, identity_id, asked, due_at, refused_reason)"
                      + " SELECT ?, i.id, 1, ?, '' FROM member_identity i WHERE i.community_id = ?"
                      + (target.everyone() ? " AND i.id = i.member_id" : " AND i.host = ?")
                      + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.connection_id = ?"
                      + " AND d.identity_id = i.id)",
                  statement -> {
                    statement.setLong(1, target.connectionId());
                    statement.setLong(2, Sql.micros(now));
                    statement.setInt(3, community.id());
                    if (!target.everyone()) {
                      statement.setString(4, target.source());
                    }
                    statement.setLong(target.everyone() ? 4 : 5, target.connectionId());
                  });
            });
  }

  @Override
  public List<Due> due(long connectionId, Instant now, int limit) {
    return reads.run(
        on ->
            Reads.rows(
                on,
                "SELECT d.identity_id, i.member_id, i.host, i.external_id, d.asked, d.standing"
                    + " FROM delivery d JOIN member_identity i ON i.id = d.identity_id"
                    + " WHERE d.connection_id = ? AND d.due_at <= ?"
                    + " ORDER BY d.due_at, d.identity_id LIMIT ?",
                statement -> {
                  statement.setLong(1, connectionId);
                  statement.setLong(2, Sql.micros(now));
                  statement.setInt(3, limit);
                },
                JdbcDeliveryStore::due));
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getLong(1),
        row.getLong(2),
        new Identity(row.getString(3), row.getString(4)),
        row.getLong(5),
        row.getString(6));
  }

  @Override
  public void shown(long connectionId, Due due, @Nullable String shown) {
    int unused =
        connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE delivery SET standing = ?, refused_reason = '',"
                        + " due_at = CASE WHEN asked = ? THEN NULL ELSE due_at END"
                        + " WHERE connection_id = ? AND identity_id = ?",
                    statement -> {
                      text(statement, 1, shown);
                      statement.setLong(2, due.asked());
                      statement.setLong(3, connectionId);
                      statement.setLong(4, due.identityId());
                    }));
  }

  private static void text(PreparedStatement statement, int index, @Nullable String text)
      throws SQLException {
    if (text == null) {
      statement.setNull(index, Types.VARCHAR);
    } else {
      statement.setString(index, text);
    }
  }

  @Override
  public void refused(long connectionId, Due due, String reason) {
    int unused =
        connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE delivery SET refused_reason = ?,"
                        + " due_at = CASE WHEN asked = ? THEN NULL ELSE due_at END"
                        + " WHERE connection_id = ? AND identity_id = ?",
                    statement -> {
                      statement.setString(1, reason.substring(0, Math.min(500, reason.length())));
                      statement.setLong(2, due.asked());
                      statement.setLong(3, connectionId);
                      statement.setLong(4, due.identityId());
                    }));
  }

  @Override
  public Pace pace(long connectionId) {
    return reads
        .run(
            on ->
                Reads.rows(
                    on,
                    "SELECT basis, failures, paused_until, gone, problem, delivered FROM delivery_pace"
                        + " WHERE connection_id = ?",
                    statement -> statement.setLong(1, connectionId),
                    row ->
                        new Pace(
                            row.getString(1),
                            row.getInt(2),
                            Sql.instant(row.getLong(3)),
                            row.getBoolean(4),
                            row.getString(5),
                            row.getLong(6))))
        .stream()
        .findFirst()
        .orElse(Pace.START);
  }

  @Override
  public void save(long connectionId, Pace pace) {
    connections.write(
        on -> {
          connections
              .writer(on)
              .insert(
                  connections
                      .dialect()
                      .upsert(
                          "delivery_pace",
                          "connection_id",
                          "basis",
                          "failures",
                          "paused_until",
                          "gone",
                          "problem",
                          "delivered"),
                  List.of(pace),
                  (row, each) ->
                      row.number(connectionId)
                          .text(each.basis())
                          .number(each.failures())
                          .number(Sql.micros(each.pausedUntil()))
                          .flag(each.gone())
                          .text(each.problem())
                          .number(each.delivered()));
          return true;
        });
  }

  @Override
  public Counts counts(long connectionId) {
    return reads.run(
        on -> {
          long waiting = count(on, connectionId, "due_at IS NOT NULL");
          long refused = count(on, connectionId, "refused_reason <> ''");
          String reason =
              Reads.rows(
                      on,
                      "SELECT refused_reason FROM delivery WHERE connection_id = ?"
                          + " AND refused_reason <> '' LIMIT 1",
                      statement -> statement.setLong(1, connectionId),
                      row -> row.getString(1))
                  .stream()
                  .findFirst()
                  .orElse("");
          return new Counts(waiting, refused, reason);
        });
  }

  private static long count(Connection on, long connectionId, String condition)
      throws SQLException {
    return Reads.rows(
            on,
            "SELECT COUNT(*) FROM delivery WHERE connection_id = ? AND " + condition,
            statement -> statement.setLong(1, connectionId),
            row -> row.getLong(1))
        .get(0);
  }
}
