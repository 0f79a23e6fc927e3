// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryCopiesTest {
  private static final int EVENTS = 2_000;
  private static final int TIMES = 3;

  /** Rows that point to nothing, or whose account is not as large as its entries say. */
  private static final List<String> STRAYS =
      List.of(
          "event e LEFT JOIN item i ON i.id = e.item_id WHERE i.id IS NULL",
          "event e LEFT JOIN member_identity m ON m.id = e.actor_id"
              + " WHERE m.id IS NULL AND e.actor_id IS NOT NULL",
          "item_state s LEFT JOIN item i ON i.id = s.item_id WHERE i.id IS NULL",
          "member_identity i LEFT JOIN member m ON m.id = i.member_id WHERE m.id IS NULL",
          "ledger_entry l LEFT JOIN event e ON e.id = l.event_id WHERE e.id IS NULL AND l.event_id <> 0",
          "ledger_entry l LEFT JOIN account a ON a.id = l.from_account WHERE a.id IS NULL",
          "ledger_entry l LEFT JOIN account a ON a.id = l.to_account WHERE a.id IS NULL",
          "account a WHERE a.identity_id <> 0 AND a.balance <>"
              + " (SELECT COALESCE(SUM(CASE WHEN l.to_account = a.id THEN l.amount"
              + " ELSE -l.amount END), 0) FROM ledger_entry l"
              + " WHERE l.to_account = a.id OR l.from_account = a.id)");

  @Test
  void copies_areOfTheirOwn_andTheTrafficGoesOn(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("history");
    Traffic traffic = new Traffic(1);
    try (EngineRun run = new EngineRun(url, BenchCommunity.programme())) {
      run.eventsPerSecond(traffic.take(EVENTS));
      long entries = number(run, "SELECT COUNT(*) FROM ledger_entry");
      new HistoryCopies(run.wiring().database()).multiply(TIMES, EVENTS);
      assertThat(number(run, "SELECT COUNT(*) FROM event")).isEqualTo(TIMES * EVENTS);
      assertThat(entries).isPositive();
      assertThat(number(run, "SELECT COUNT(*) FROM ledger_entry")).isEqualTo(TIMES * entries);
      for (String stray : STRAYS) {
        assertThat(number(run, "SELECT COUNT(*) FROM " + stray)).as(stray).isZero();
      }
    }
    try (EngineRun run = new EngineRun(url, BenchCommunity.programme())) {
      long items = number(run, "SELECT COUNT(*) FROM item");
      run.eventsPerSecond(traffic.take(100));
      assertThat(number(run, "SELECT COUNT(*) FROM event")).isEqualTo(TIMES * EVENTS + 100);
      assertThat(number(run, "SELECT COUNT(*) FROM item")).isBetween(items, items + 50);
    }
  }

  private static long number(EngineRun run, String sql) throws SQLException {
    try (Connection connection = run.wiring().database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      long number = row.getLong(1);
      connection.rollback();
      return number;
    }
  }
}
