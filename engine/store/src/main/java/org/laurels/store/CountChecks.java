// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.RedemptionState;

/**
 * What keys of tables hold while the tables are whole, and what counters of stocks must come to;
 * each as a query that finds what breaks it. These look at a whole community.
 */
final class CountChecks {
  private static final int EXAMPLES_MAX = 100;

  private static final String LIVE =
      " r.state NOT IN ("
          + WalletChecks.codes(
              RedemptionState.REJECTED, RedemptionState.CANCELLED, RedemptionState.RELEASED)
          + ")";

  private static final List<String> QUERIES =
      List.of(
          "SELECT CONCAT('call ', call_key, ' of ', scope, ' has more than one answer')"
              + " FROM money_call WHERE community_id = ? GROUP BY scope, call_key"
              + " HAVING COUNT(*) > 1",
          "SELECT CONCAT('for ', cause_id, ' lot ', lot_id, ' was moved more than once')"
              + " FROM credit_transfer WHERE community_id = ?"
              + " GROUP BY cause_id, reason, lot_id, to_identity HAVING COUNT(*) > 1",
          "SELECT CONCAT('event ', MIN(id), ' is stored more than once') FROM event"
              + " WHERE community_id = ? GROUP BY event_hash HAVING COUNT(*) > 1",
          "SELECT CONCAT('entry ', l.id, ' goes from ', a.unit, ' to ', COALESCE(b.unit, 'nowhere'))"
              + " FROM account a JOIN ledger_entry l ON l.from_account = a.id"
              + " LEFT JOIN account b ON b.id = l.to_account AND b.community_id = a.community_id"
              + " WHERE a.community_id = ? AND (b.id IS NULL OR b.unit <> a.unit)",
          "SELECT CONCAT('entry ', entry_id, ' is undone more than once') FROM ledger_reversal v"
              + " JOIN ledger_entry l ON l.id = v.reversed_by JOIN account a ON a.id = l.from_account"
              + " WHERE a.community_id = ? GROUP BY entry_id HAVING COUNT(*) > 1",
          "SELECT CONCAT('of ', c.name, ' ', c.taken, ' are taken, not as many as were redeemed')"
              + " FROM reward_counter c WHERE c.community_id = ? AND c.name LIKE 'stock:%'"
              + " AND c.taken <> (SELECT COUNT(*) FROM redemption r"
              + " WHERE r.community_id = c.community_id AND CONCAT('stock:', r.reward) = c.name AND"
              + LIVE
              + ")",
          "SELECT CONCAT('of ', c.name, ' ', c.taken, ' are taken, not what was added to gifts')"
              + " FROM reward_counter c WHERE c.community_id = ? AND c.name LIKE 'match:%'"
              + " AND c.taken <> (SELECT COALESCE(SUM(r.matched), 0) FROM redemption r"
              + " WHERE r.community_id = c.community_id AND CONCAT('match:', r.reward) = c.name AND"
              + LIVE
              + ")");

  private CountChecks() {}

  static List<String> unsound(Connection connection, Community community) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String query : QUERIES) {
      found.addAll(
          Reads.rows(
              connection,
              query,
              statement -> {
                statement.setMaxRows(EXAMPLES_MAX);
                statement.setInt(1, community.id());
              },
              row -> row.getString(1)));
    }
    return found;
  }
}
