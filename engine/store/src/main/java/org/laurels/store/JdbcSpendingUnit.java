// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.laurels.core.community.Community;

/** What redemptions and payouts need beside wallets: both end outside, and may run out. */
abstract class JdbcSpendingUnit extends JdbcWalletUnit {
  private final CounterRows counters;

  JdbcSpendingUnit(Connection connection, Connections connections, Community community) {
    super(connection, connections, community);
    this.counters = new CounterRows(connection, writer, community.id(), dialect);
  }

  /** What is written to the database. */
  interface Writing {
    void run() throws SQLException;
  }

  static void write(String what, Writing writing) {
    step(
        what,
        () -> {
          writing.run();
          return true;
        });
  }

  public final boolean isHalted() {
    return step("looking for a halt", () -> JdbcHaltStore.find(connection, community).isPresent());
  }

  public final boolean take(String counter, long amount, long atMost) {
    return step("taking from a counter", () -> counters.take(counter, amount, atMost));
  }

  public final void giveBack(String counter, long amount) {
    write("giving back to a counter", () -> counters.giveBack(counter, amount));
  }
}
