// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.budget.BudgetStore;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.community.Community;

/** Budgets in the database, outside of the transactions that spend them. */
final class JdbcBudgetStore implements BudgetStore {
  private final Connections connections;
  private final Reads reads;

  JdbcBudgetStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  private static Reads.Parameters of(Community community) {
    return statement -> statement.setInt(1, community.id());
  }

  @Override
  public int closeEnded(Community community, Instant now) {
    List<BudgetPeriod> periods =
        reads.run(
            connection ->
                Reads.rows(
                    connection,
                    "SELECT DISTINCT budget, start_day FROM budget_lease"
                        + " WHERE community_id = ? AND expires_at <= ? ORDER BY budget, start_day",
                    statement -> {
                      statement.setInt(1, community.id());
                      statement.setLong(2, Sql.micros(now));
                    },
                    row -> new BudgetPeriod(row.getString(1), row.getLong(2))));
    int closed = 0;
    for (BudgetPeriod period : periods) {
      closed +=
          connections.write(
              on ->
                  new LeaseRows(on, community.id(), connections.numbers(), now).closeEnded(period));
    }
    return closed;
  }

  @Override
  public List<BudgetState> states(Community community) {
    return reads.run(
        connection -> {
          Map<BudgetPeriod, List<BudgetState.Warning>> warnings = warnings(connection, community);
          return Reads.rows(
              connection,
              "SELECT p.budget, p.start_day, p.unit, p.amount, p.settled + COALESCE(l.used, 0),"
                  + " p.leased - COALESCE(l.used, 0) + COALESCE(l.back, 0),"
                  + " COALESCE(u.unfunded, 0), p.opened_at FROM budget_period p"
                  + " LEFT JOIN (SELECT budget, start_day, SUM(used) AS used,"
                  + " SUM(CASE WHEN granted = 0 THEN used ELSE 0 END) AS back FROM budget_lease"
                  + " WHERE community_id = ? GROUP BY budget, start_day) l"
                  + " ON l.budget = p.budget AND l.start_day = p.start_day"
                  + " LEFT JOIN (SELECT budget, start_day, SUM(unfunded) AS unfunded"
                  + " FROM unfunded_award WHERE community_id = ? AND unfunded > 0"
                  + " GROUP BY budget, start_day) u"
                  + " ON u.budget = p.budget AND u.start_day = p.start_day"
                  + " WHERE p.community_id = ? ORDER BY p.budget, p.start_day DESC",
              statement -> {
                for (int i = 1; i <= 3; i++) {
                  statement.setInt(i, community.id());
                }
              },
              row -> {
                BudgetPeriod period = new BudgetPeriod(row.getString(1), row.getLong(2));
                return new BudgetState(
                    period,
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    Sql.instant(row.getLong(8)),
                    warnings.getOrDefault(period, List.of()));
              });
        });
  }

  private static Map<BudgetPeriod, List<BudgetState.Warning>> warnings(
      Connection connection, Community community) throws SQLException {
    Map<BudgetPeriod, List<BudgetState.Warning>> warnings = new HashMap<>();
    Reads.rows(
        connection,
        "SELECT budget, start_day, percent, noted_at FROM budget_warning"
            + " WHERE community_id = ? ORDER BY percent",
        of(community),
        row ->
            warnings
                .computeIfAbsent(
                    new BudgetPeriod(row.getString(1), row.getLong(2)), p -> new ArrayList<>())
                .add(new BudgetState.Warning(row.getInt(3), Sql.instant(row.getLong(4)))));
    return warnings;
  }

  @Override
  public List<BudgetPeriod> waitedFor(Community community) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT DISTINCT budget, start_day FROM unfunded_award"
                    + " WHERE community_id = ? AND unfunded > 0 ORDER BY budget, start_day",
                of(community),
                row -> new BudgetPeriod(row.getString(1), row.getLong(2))));
  }

  private static void bind(PreparedStatement statement, Community community, BudgetPeriod period)
      throws SQLException {
    statement.setInt(1, community.id());
    statement.setString(2, period.budget());
    statement.setLong(3, period.startDay());
  }

  @Override
  public List<Waiting> waiting(
      Community community, BudgetPeriod period, @Nullable Unfunded after, int limit) {
    long arrived = after == null ? Long.MIN_VALUE : Sql.micros(after.arrivedAt());
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT "
                    + qualified("u")
                    + ", i.member_id FROM unfunded_award u"
                    + " JOIN member_identity i ON i.id = u.identity_id"
                    + " WHERE u.community_id = ? AND u.budget = ? AND u.start_day = ?"
                    + " AND u.unfunded > 0 AND (u.arrived_at > ? OR u.arrived_at = ? AND u.id > ?)"
                    + " ORDER BY u.arrived_at, u.id LIMIT ?",
                statement -> {
                  bind(statement, community, period);
                  statement.setLong(4, arrived);
                  statement.setLong(5, arrived);
                  statement.setLong(6, after == null ? 0 : after.id());
                  statement.setInt(7, limit);
                },
                row -> new Waiting(BudgetRows.unfunded(row), row.getLong(13))));
  }

  private static String qualified(String table) {
    return table + "." + BudgetRows.UNFUNDED.replace(", ", ", " + table + ".");
  }

  @Override
  public List<Unfunded> unfundedOf(Community community, long memberId, int limit) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT "
                    + qualified("u")
                    + " FROM unfunded_award u"
                    + " JOIN member_identity i ON i.id = u.identity_id"
                    + " WHERE i.community_id = ? AND i.member_id = ? AND u.unfunded > 0"
                    + " ORDER BY u.arrived_at DESC, u.id DESC LIMIT ?",
                statement -> {
                  statement.setInt(1, community.id());
                  statement.setLong(2, memberId);
                  statement.setInt(3, limit);
                },
                BudgetRows::unfunded));
  }

  @Override
  public boolean warn(Community community, BudgetPeriod period, int percent, Instant now) {
    return connections.write(on -> warn(on, community, period, percent, now));
  }

  /** Two that note the same at once meet the key, and the one that runs again finds it noted. */
  private static boolean warn(
      Connection connection, Community community, BudgetPeriod period, int percent, Instant now)
      throws SQLException {
    boolean isNoted =
        !Reads.rows(
                connection,
                "SELECT percent FROM budget_warning"
                    + " WHERE community_id = ? AND budget = ? AND start_day = ? AND percent = ?",
                statement -> {
                  bind(statement, community, period);
                  statement.setInt(4, percent);
                },
                row -> row.getInt(1))
            .isEmpty();
    if (isNoted) {
      return false;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO budget_warning (community_id, budget, start_day, percent, noted_at)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      bind(statement, community, period);
      statement.setInt(4, percent);
      statement.setLong(5, Sql.micros(now));
      return statement.executeUpdate() == 1;
    }
  }
}
