// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.community.Community;

/** What must always hold of budgets, each as a query that finds what breaks it. */
final class BudgetChecks {
  private static final int EXAMPLES_MAX = 100;
  private static final String NAME = "CONCAT('the budget ', p.budget, ' from day ', p.start_day, ";

  /** Periods, with what their open leases come to. */
  private static final String PERIODS =
      " FROM budget_period p LEFT JOIN (SELECT budget, start_day, SUM(granted) AS granted,"
          + " SUM(used) AS used FROM budget_lease WHERE community_id = ?"
          + " GROUP BY budget, start_day) l ON l.budget = p.budget AND l.start_day = p.start_day";

  private static final String USED = "p.settled + COALESCE(l.used, 0)";

  private BudgetChecks() {}

  static List<String> unsound(Connection connection, Community community) throws SQLException {
    List<String> found = new ArrayList<>();
    find(
        connection,
        community,
        "SELECT "
            + NAME
            + "' has leased ', p.leased, ', its leases hold ', COALESCE(l.granted, 0))"
            + PERIODS
            + " WHERE p.community_id = ? AND p.leased <> COALESCE(l.granted, 0)",
        2,
        found);
    find(
        connection,
        community,
        "SELECT "
            + NAME
            + "' has used ', "
            + USED
            + ", ' and leased ', p.leased, ' of ', p.granted)"
            + PERIODS
            + " WHERE p.community_id = ? AND ("
            + USED
            + " < 0 OR "
            + USED
            + " > p.granted OR p.settled + p.leased > p.granted OR p.amount > p.granted)",
        2,
        found);
    find(
        connection,
        community,
        "SELECT "
            + NAME
            + "' has used ', "
            + USED
            + ", ', lots were funded with ', COALESCE(f.amount, 0))"
            + PERIODS
            + " LEFT JOIN (SELECT budget, start_day, SUM(amount - returned) AS amount"
            + " FROM budget_funding WHERE community_id = ? GROUP BY budget, start_day) f"
            + " ON f.budget = p.budget AND f.start_day = p.start_day"
            + " WHERE p.community_id = ? AND "
            + USED
            + " <> COALESCE(f.amount, 0)",
        3,
        found);
    find(
        connection,
        community,
        "SELECT CONCAT('a lease of ', l.budget, ' from day ', l.start_day, ' has no budget')"
            + " FROM budget_lease l LEFT JOIN budget_period p ON p.community_id = l.community_id"
            + " AND p.budget = l.budget AND p.start_day = l.start_day"
            + " WHERE l.community_id = ? AND p.budget IS NULL",
        1,
        found);
    find(
        connection,
        community,
        "SELECT CONCAT('lot ', f.lot_id, ' was funded with ', f.amount, ' by ', f.budget,"
            + " ' and holds ', COALESCE(l.original, 0)) FROM budget_funding f"
            + " LEFT JOIN credit_lot l ON l.id = f.lot_id"
            + " WHERE f.community_id = ? AND f.amount <> COALESCE(l.original, 0)",
        1,
        found);
    return found;
  }

  /** Runs a query that names the community so many times. */
  private static void find(
      Connection connection, Community community, String sql, int times, List<String> found)
      throws SQLException {
    found.addAll(
        Reads.rows(
            connection,
            sql,
            statement -> {
              statement.setMaxRows(EXAMPLES_MAX);
              for (int i = 1; i <= times; i++) {
                statement.setInt(i, community.id());
              }
            },
            row -> row.getString(1)));
  }
}
