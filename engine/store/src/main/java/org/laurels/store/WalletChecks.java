// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.wallet.Account;
import org.laurels.core.wallet.TransferReason;

/**
 * What must always hold of wallets, each as a query that finds what breaks it. One query sees one
 * moment, so these may run beside everything else.
 */
final class WalletChecks {
  private static final int EXAMPLES_MAX = 100;

  private static final Map<Account, String> COLUMNS =
      Map.of(
          Account.PENDING, "pending",
          Account.AVAILABLE, "available",
          Account.HELD, "held",
          Account.DEBT, "-debt");

  private final Connection connection;
  private final Community community;
  private final CheckScope scope;
  private final List<String> found = new ArrayList<>();

  private WalletChecks(Connection connection, Community community, CheckScope scope) {
    this.connection = connection;
    this.community = community;
    this.scope = scope;
  }

  static List<String> unsound(Connection connection, Community community, CheckScope scope)
      throws SQLException {
    WalletChecks checks = new WalletChecks(connection, community, scope);
    for (Map.Entry<Account, String> account : COLUMNS.entrySet()) {
      checks.balances(account.getKey(), account.getValue());
    }
    checks.belowNothing();
    checks.lots();
    checks.lotsOfWallets();
    checks.earned();
    checks.accounts();
    checks.resolved();
    checks.redemptions();
    if (scope == CheckScope.EVERYBODY) {
      checks.found.addAll(BudgetChecks.unsound(connection, community));
    }
    return checks.found;
  }

  /** What each identity has in an account, as its transfers say. */
  private String sums(Account account) {
    String code = Integer.toString(account.code());
    return "SELECT m.identity_id, m.unit, SUM(m.amount) AS amount FROM ("
        + "SELECT to_identity AS identity_id, unit, amount FROM credit_transfer"
        + " WHERE community_id = ? AND to_account = "
        + code
        + scope.on("to_identity")
        + " UNION ALL SELECT from_identity, unit, -amount FROM credit_transfer"
        + " WHERE community_id = ? AND from_account = "
        + code
        + scope.on("from_identity")
        + ") m GROUP BY m.identity_id, m.unit";
  }

  private void balances(Account account, String column) throws SQLException {
    String name = account.name();
    find(
        "SELECT CONCAT('identity ', w.identity_id, ' has another amount "
            + name
            + " of ', w.unit, ' than its transfers say') FROM wallet w LEFT JOIN ("
            + sums(account)
            + ") s ON s.identity_id = w.identity_id AND s.unit = w.unit"
            + " WHERE w.community_id = ?"
            + scope.on("w.identity_id")
            + " AND w."
            + column.replace("-", "")
            + " <> "
            + (column.startsWith("-") ? "-" : "")
            + "COALESCE(s.amount, 0)");
    find(
        "SELECT CONCAT('identity ', s.identity_id, ' has transfers of ', s.unit,"
            + " ' and no wallet') FROM ("
            + sums(account)
            + ") s LEFT JOIN wallet w ON w.identity_id = s.identity_id AND w.unit = s.unit"
            + " AND w.community_id = ? WHERE w.identity_id IS NULL");
  }

  private void belowNothing() throws SQLException {
    find(
        "SELECT CONCAT('identity ', identity_id, ' has less than nothing of ', unit) FROM wallet"
            + " WHERE community_id = ?"
            + scope.on("identity_id")
            + " AND (pending < 0 OR available < 0 OR held < 0 OR debt < 0)");
  }

  private void lots() throws SQLException {
    String members = Account.PENDING.code() + ", " + Account.AVAILABLE.code();
    find(
        "SELECT CONCAT('lot ', l.id, ' has ', l.remaining, ' left, its transfers leave ',"
            + " COALESCE(s.amount, 0)) FROM credit_lot l LEFT JOIN ("
            + "SELECT lot_id, SUM(CASE WHEN to_account IN ("
            + members
            + ") THEN amount ELSE 0 END) - SUM(CASE WHEN from_account IN ("
            + members
            + ") THEN amount ELSE 0 END) AS amount FROM credit_transfer"
            + " WHERE community_id = ? AND lot_id <> 0"
            + scope.rowOf("credit_lot", "lot_id")
            + " GROUP BY lot_id) s ON s.lot_id = l.id WHERE l.community_id = ?"
            + scope.on("l.identity_id")
            + " AND l.remaining <> COALESCE(s.amount, 0)");
  }

  private void lotsOfWallets() throws SQLException {
    find(
        "SELECT CONCAT('identity ', w.identity_id, ' has lots of ', COALESCE(s.amount, 0), ' ', w.unit,"
            + " ' for a balance of ', w.pending + w.available) FROM wallet w LEFT JOIN ("
            + "SELECT identity_id, unit, SUM(remaining) AS amount FROM credit_lot"
            + " WHERE community_id = ?"
            + scope.on("identity_id")
            + " AND remaining > 0 GROUP BY identity_id, unit) s"
            + " ON s.identity_id = w.identity_id AND s.unit = w.unit"
            + " WHERE w.community_id = ?"
            + scope.on("w.identity_id")
            + " AND w.pending + w.available <> COALESCE(s.amount, 0)");
  }

  /** What was given, less what was taken back, and what waits for a budget: it was all earned. */
  private void earned() throws SQLException {
    String back = TransferReason.TAKE_BACK.code() + ", " + TransferReason.OWE.code();
    find(
        "SELECT CONCAT('identity ', a.identity_id, ' has earned ', a.balance, ' ', a.unit,"
            + " ', the wallet was given ', COALESCE(s.amount, 0)) FROM account a"
            + " JOIN (SELECT DISTINCT unit FROM wallet WHERE community_id = ?"
            + scope.on("identity_id")
            + ") u ON u.unit = a.unit"
            + " LEFT JOIN (SELECT m.identity_id, m.unit, SUM(m.amount) AS amount FROM ("
            + "SELECT to_identity AS identity_id, unit, amount FROM credit_transfer"
            + " WHERE community_id = ? AND reason = "
            + TransferReason.AWARD.code()
            + scope.on("to_identity")
            + " UNION ALL SELECT from_identity, unit, -amount FROM credit_transfer"
            + " WHERE community_id = ? AND reason IN ("
            + back
            + ")"
            + scope.on("from_identity")
            + " UNION ALL SELECT identity_id, unit, unfunded FROM unfunded_award"
            + " WHERE community_id = ? AND unfunded > 0"
            + scope.on("identity_id")
            + ") m GROUP BY m.identity_id, m.unit) s"
            + " ON s.identity_id = a.identity_id AND s.unit = a.unit"
            + " WHERE a.community_id = ? AND a.kind = 'member'"
            + scope.on("a.identity_id")
            + " AND a.balance <> COALESCE(s.amount, 0)");
  }

  /**
   * Of everybody, the proof of the whole ledger sees to it. MySQL is told which index to use (to H2
   * it is a comment): nearly all entries come from one account of the system, so it takes an
   * account for one with countless entries, and would rather read them all.
   */
  private void accounts() throws SQLException {
    if (scope == CheckScope.EVERYBODY) {
      return;
    }
    String accounts = accountsInScope();
    if (accounts.isEmpty()) {
      return;
    }
    find(
        "SELECT CONCAT('account ', a.id, ' of identity ', a.identity_id, ' has ', a.balance, ' ',"
            + " a.unit, ', its entries sum to another amount') FROM account a LEFT JOIN ("
            + "SELECT m.account_id, SUM(m.amount) AS amount FROM ("
            + "SELECT /*+ INDEX(ledger_entry ledger_entry_to) */ to_account AS account_id, amount"
            + " FROM ledger_entry WHERE to_account IN "
            + accounts
            + " UNION ALL SELECT /*+ INDEX(ledger_entry ledger_entry_from) */ from_account, -amount"
            + " FROM ledger_entry WHERE from_account IN "
            + accounts
            + ") m GROUP BY m.account_id) s ON s.account_id = a.id WHERE a.id IN "
            + accounts
            + " AND a.balance <> COALESCE(s.amount, 0)");
  }

  /** Their numbers in brackets, with commas; empty where there are none. */
  private String accountsInScope() throws SQLException {
    List<String> ids =
        Reads.rows(
            connection,
            "SELECT id FROM account WHERE community_id = ?" + scope.on("identity_id"),
            statement -> statement.setInt(1, community.id()),
            row -> Long.toString(row.getLong(1)));
    return ids.isEmpty() ? "" : "(" + String.join(", ", ids) + ")";
  }

  /** What was set aside is spent or given back, once and whole. */
  private void resolved() throws SQLException {
    find(
        "SELECT CONCAT('what was held of lot ', h.lot_id, ' for ', h.cause_id,"
            + " ' was resolved twice, or not in full') FROM credit_transfer h"
            + " JOIN (SELECT cause_id, lot_id, COUNT(*) AS times, SUM(amount) AS amount"
            + " FROM credit_transfer WHERE community_id = ? AND reason IN ("
            + TransferReason.CAPTURE.code()
            + ", "
            + TransferReason.RELEASE.code()
            + ")"
            + scope.on("from_identity")
            + " GROUP BY cause_id, lot_id) r ON r.cause_id = h.cause_id AND r.lot_id = h.lot_id"
            + " WHERE h.community_id = ? AND h.reason = "
            + TransferReason.HOLD.code()
            + scope.on("h.to_identity")
            + " AND (r.times > 1 OR r.amount <> h.amount)");
  }

  private static String moved(TransferReason reason) {
    return "COALESCE((SELECT SUM(t.amount) FROM credit_transfer t WHERE t.cause_id = r.id"
        + " AND t.reason = "
        + reason.code()
        + "), 0)";
  }

  /** What is said of a redemption is what was moved for it. */
  private void redemptions() throws SQLException {
    find(
        "SELECT CONCAT('redemption ', r.id, ' is in another state than its transfers')"
            + " FROM redemption r WHERE r.community_id = ?"
            + scope.on("r.identity_id")
            + " AND ("
            + moved(TransferReason.HOLD)
            + " <> r.amount OR "
            + moved(TransferReason.CAPTURE)
            + " <> CASE WHEN r.state IN ("
            + codes(RedemptionState.SETTLED, RedemptionState.REFUNDED)
            + ") THEN r.amount ELSE 0 END OR "
            + moved(TransferReason.RELEASE)
            + " <> CASE WHEN r.state IN ("
            + codes(RedemptionState.REJECTED, RedemptionState.CANCELLED, RedemptionState.RELEASED)
            + ") THEN r.amount ELSE 0 END OR "
            + moved(TransferReason.REFUND)
            + " <> CASE WHEN r.state = "
            + codes(RedemptionState.REFUNDED)
            + " THEN r.amount ELSE 0 END)");
  }

  static String codes(RedemptionState... states) {
    return Arrays.stream(states)
        .map(state -> Integer.toString(state.code()))
        .collect(Collectors.joining(", "));
  }

  /** Runs a query whose marks all stand for the community. */
  private void find(String sql) throws SQLException {
    found.addAll(
        Reads.rows(
            connection,
            sql,
            statement -> {
              statement.setMaxRows(EXAMPLES_MAX);
              for (int i = 1; i <= sql.chars().filter(c -> c == '?').count(); i++) {
                statement.setInt(i, community.id());
              }
            },
            row -> row.getString(1)));
  }
}
