// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.TransferReason;

/** What must always hold of bounties, each as a query that finds what breaks it. */
final class BountyChecks {
  private static final int EXAMPLES_MAX = 100;

  private BountyChecks() {}

  /** What moved for each bounty, by reason. */
  private static String moved(TransferReason reason) {
    return "COALESCE((SELECT SUM(t.amount) FROM credit_transfer t WHERE t.cause_id = b.id"
        + " AND t.reason = "
        + reason.code()
        + "), 0)";
  }

  /** All of it, or nothing. */
  private static String all(String when) {
    return "CASE WHEN " + when + " THEN b.amount ELSE 0 END";
  }

  static List<String> unsound(Connection connection, Community community) throws SQLException {
    String companys = "b.identity_id = 0";
    String members = "b.identity_id <> 0";
    String paid =
        " b.state IN (" + BountyState.AWARDED.code() + ", " + BountyState.SPLIT.code() + ")";
    String back = " b.state = " + BountyState.RETURNED.code();
    List<String> found = new ArrayList<>();
    expect(connection, community, TransferReason.BOUNTY_HOLD, members, found);
    expect(connection, community, TransferReason.BOUNTY_OFFER, companys, found);
    expect(connection, community, TransferReason.BOUNTY_PAY, members + " AND" + paid, found);
    expect(connection, community, TransferReason.BOUNTY_GAIN, paid, found);
    expect(connection, community, TransferReason.BOUNTY_RELEASE, members + " AND" + back, found);
    expect(connection, community, TransferReason.BOUNTY_WITHDRAW, companys + " AND" + back, found);
    return found;
  }

  /** The state of each bounty and its transfers say the same. */
  private static void expect(
      Connection connection,
      Community community,
      TransferReason reason,
      String when,
      List<String> found)
      throws SQLException {
    found.addAll(
        Reads.rows(
            connection,
            "SELECT CONCAT('bounty ', b.id, ' of ', b.amount, ' in state ', b.state, ' has ', "
                + moved(reason)
                + ", ' as "
                + reason
                + "') FROM bounty b WHERE b.community_id = ? AND "
                + moved(reason)
                + " <> "
                + all(when),
            statement -> {
              statement.setMaxRows(EXAMPLES_MAX);
              statement.setInt(1, community.id());
            },
            row -> row.getString(1)));
  }
}
