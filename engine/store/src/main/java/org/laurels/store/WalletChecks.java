// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.Account;
import org.laurels.core.wallet.TransferReason;

/** What must always hold of wallets, each as a query that finds what breaks it. */
final class WalletChecks {
  private static final int EXAMPLES_MAX = 100;

  private WalletChecks() {}

  /** What each identity has in an account, as its transfers say. */
  private static String sums(Account account) {
    String code = Integer.toString(account.code());
    return "SELECT m.identity_id, m.unit, SUM(m.amount) AS amount FROM ("
        + "SELECT to_identity AS identity_id, unit, amount FROM credit_transfer"
        + " WHERE community_id = ? AND to_account = "
        + code
        + " UNION ALL SELECT from_identity, unit, -amount FROM credit_transfer"
        + " WHERE community_id = ? AND from_account = "
        + code
        + ") m GROUP BY m.identity_id, m.unit";
  }

  private static final Map<Account, String> COLUMNS =
      Map.of(
          Account.PENDING, "pending",
          Account.AVAILABLE, "available",
          Account.HELD, "held",
          Account.DEBT, "-debt");

  static List<String> unsound(Connection connection, Community community) throws SQLException {
    List<String> found = new ArrayList<>();
    for (Map.Entry<Account, String> account : COLUMNS.entrySet()) {
      String name = account.getKey().name();
      find(
          connection,
          community,
          "SELECT CONCAT('identity ', w.identity_id, ' has another amount "
              + name
              + " of ', w.unit, ' than its transfers say') FROM wallet w LEFT JOIN ("
              + sums(account.getKey())
              + ") s ON s.identity_id = w.identity_id AND s.unit = w.unit"
              + " WHERE w.community_id = ? AND w."
              + account.getValue().replace("-", "")
              + " <> "
              + (account.getValue().startsWith("-") ? "-" : "")
              + "COALESCE(s.amount, 0)",
          found);
      find(
          connection,
          community,
          "SELECT CONCAT('identity ', s.identity_id, ' has transfers of ', s.unit,"
              + " ' and no wallet') FROM ("
              + sums(account.getKey())
              + ") s LEFT JOIN wallet w ON w.identity_id = s.identity_id AND w.unit = s.unit"
              + " AND w.community_id = ? WHERE w.identity_id IS NULL",
          found);
    }
    lots(connection, community, found);
    return found;
  }

  private static void lots(Connection connection, Community community, List<String> found)
      throws SQLException {
    String members = Account.PENDING.code() + ", " + Account.AVAILABLE.code();
    find(
        connection,
        community,
        "SELECT CONCAT('lot ', l.id, ' has ', l.remaining, ' left, its transfers leave ',"
            + " COALESCE(s.amount, 0)) FROM credit_lot l LEFT JOIN ("
            + "SELECT lot_id, SUM(CASE WHEN to_account IN ("
            + members
            + ") THEN amount ELSE 0 END) - SUM(CASE WHEN from_account IN ("
            + members
            + ") THEN amount ELSE 0 END) AS amount FROM credit_transfer"
            + " WHERE community_id = ? AND lot_id <> 0 GROUP BY lot_id) s ON s.lot_id = l.id"
            + " WHERE l.community_id = ? AND l.community_id = ? AND l.remaining <> COALESCE(s.amount, 0)",
        found);
    find(
        connection,
        community,
        "SELECT CONCAT('identity ', w.identity_id, ' has lots of ', COALESCE(s.amount, 0), ' ', w.unit,"
            + " ' for a balance of ', w.pending + w.available) FROM wallet w LEFT JOIN ("
            + "SELECT identity_id, unit, SUM(remaining) AS amount FROM credit_lot"
            + " WHERE community_id = ? AND remaining > 0 GROUP BY identity_id, unit) s"
            + " ON s.identity_id = w.identity_id AND s.unit = w.unit"
            + " WHERE w.community_id = ? AND w.community_id = ?"
            + " AND w.pending + w.available <> COALESCE(s.amount, 0)",
        found);
    earned(connection, community, found);
    resolved(connection, community, found);
  }

  /** What was given, less what was taken back, is what the fold says was earned. */
  private static void earned(Connection connection, Community community, List<String> found)
      throws SQLException {
    String back = TransferReason.TAKE_BACK.code() + ", " + TransferReason.OWE.code();
    find(
        connection,
        community,
        "SELECT CONCAT('identity ', a.identity_id, ' has earned ', a.balance, ' ', a.unit,"
            + " ', the wallet was given ', COALESCE(s.amount, 0)) FROM account a"
            + " JOIN (SELECT DISTINCT unit FROM wallet WHERE community_id = ?) u ON u.unit = a.unit"
            + " LEFT JOIN (SELECT m.identity_id, m.unit, SUM(m.amount) AS amount FROM ("
            + "SELECT to_identity AS identity_id, unit, amount FROM credit_transfer"
            + " WHERE community_id = ? AND reason = "
            + TransferReason.AWARD.code()
            + " UNION ALL SELECT from_identity, unit, -amount FROM credit_transfer WHERE reason IN ("
            + back
            + ")) m GROUP BY m.identity_id, m.unit) s"
            + " ON s.identity_id = a.identity_id AND s.unit = a.unit"
            + " WHERE a.community_id = ? AND a.kind = 'member'"
            + " AND a.balance <> COALESCE(s.amount, 0)",
        found);
  }

  /** What was set aside is spent or given back, once and whole. */
  private static void resolved(Connection connection, Community community, List<String> found)
      throws SQLException {
    find(
        connection,
        community,
        "SELECT CONCAT('what was held of lot ', h.lot_id, ' for ', h.cause_id,"
            + " ' was resolved twice, or not in full') FROM credit_transfer h"
            + " JOIN (SELECT cause_id, lot_id, COUNT(*) AS times, SUM(amount) AS amount"
            + " FROM credit_transfer WHERE community_id = ? AND reason IN ("
            + TransferReason.CAPTURE.code()
            + ", "
            + TransferReason.RELEASE.code()
            + ") GROUP BY cause_id, lot_id) r ON r.cause_id = h.cause_id AND r.lot_id = h.lot_id"
            + " WHERE h.community_id = ? AND h.community_id = ? AND h.reason = "
            + TransferReason.HOLD.code()
            + " AND (r.times > 1 OR r.amount <> h.amount)",
        found);
  }

  /** Runs a query that names the community three times. */
  private static void find(
      Connection connection, Community community, String sql, List<String> found)
      throws SQLException {
    found.addAll(
        Reads.rows(
            connection,
            sql,
            statement -> {
              statement.setMaxRows(EXAMPLES_MAX);
              for (int i = 1; i <= 3; i++) {
                statement.setInt(i, community.id());
              }
            },
            row -> row.getString(1)));
  }
}
