// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many are taken of what there is only so much of: stocks, and what the company adds. */
final class CounterRows {
  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  CounterRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  boolean take(String counter, long amount, long atMost) throws SQLException {
    writer.insert(
        counterOnce(), List.of(counter), (row, name) -> row.number(community).text(name).number(0));
    return Sql.change(
            connection,
            "UPDATE reward_counter SET taken = taken + ? WHERE community_id = ? AND name = ?"
                + " AND taken + ? <= ?",
            statement -> {
              statement.setLong(1, amount);
              statement.setInt(2, community);
              statement.setString(3, counter);
              statement.setLong(4, amount);
              statement.setLong(5, atMost);
            })
        == 1;
  }

  /** Makes the counter or leaves it as it is. */
  private InsertSql counterOnce() {
    InsertSql plain = dialect.insert("reward_counter", "community_id", "name", "taken");
    return dialect == Dialect.H2
        ? new InsertSql(
            "MERGE INTO reward_counter c USING (VALUES",
            plain.row(),
            ") v (community_id, name, taken)"
                + " ON c.community_id = v.community_id AND c.name = v.name"
                + " WHEN NOT MATCHED THEN INSERT (community_id, name, taken)"
                + " VALUES (v.community_id, v.name, v.taken)")
        : new InsertSql(
            plain.head(), plain.row(), " ON DUPLICATE KEY UPDATE taken = reward_counter.taken");
  }

  void giveBack(String counter, long amount) throws SQLException {
    Sql.change(
        connection,
        "UPDATE reward_counter SET taken = taken - ? WHERE community_id = ? AND name = ?"
            + " AND taken >= ?",
        statement -> {
          statement.setLong(1, amount);
          statement.setInt(2, community);
          statement.setString(3, counter);
          statement.setLong(4, amount);
        });
  }

  static Map<String, Long> taken(Connection connection, int community) throws SQLException {
    Map<String, Long> taken = new TreeMap<>();
    Reads.rows(
        connection,
        "SELECT name, taken FROM reward_counter WHERE community_id = ?",
        statement -> statement.setInt(1, community),
        row -> taken.merge(row.getString(1), row.getLong(2), Long::sum));
    return taken;
  }
}
