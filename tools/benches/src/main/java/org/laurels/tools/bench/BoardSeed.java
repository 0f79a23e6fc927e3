// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.store.Database;

/**
 * A community with daily sums and nothing behind them: the database itself makes the rows. Amounts
 * are skewed, a few are large and most are small.
 */
final class BoardSeed {
  /** Members of one statement: a transaction of ten million rows would fill the undo log. */
  private static final int CHUNK = 50_000;

  private static final List<String> TABLES =
      List.of("member_identity", "member", "daily_sum", "series", "sum_state");

  private final Database database;
  private final Community community;
  private final Progress progress = new Progress();

  BoardSeed(Database database, Community community) {
    this.database = database;
    this.community = community;
  }

  /** Numbers of members, one after the other. */
  record Members(long first, int count) {
    long at(int index) {
      return first + index;
    }
  }

  /**
   * Makes members with a sum on each day.
   *
   * @param lastDay epoch day of the last one
   */
  Members make(int members, int days, long lastDay, String series, String zone)
      throws SQLException, InterruptedException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      long first = numbers(statement, members + 1L);
      long seriesId = first + members;
      statement.executeUpdate(
          "INSERT INTO series (id, community_id, name) VALUES (%d, %d, '%s')"
              .formatted(seriesId, community.id(), series));
      statement.executeUpdate(
          "INSERT INTO sum_state (community_id, mark, zone) VALUES (%d, 1, '%s')"
              .formatted(community.id(), zone));
      for (int from = 0; from < members; from += CHUNK) {
        int until = Math.min(members, from + CHUNK);
        for (String sql : rows(first, from, until, seriesId, lastDay - days + 1, days)) {
          statement.executeUpdate(sql);
        }
        connection.commit();
        progress.tell("%,d of %,d members".formatted(until, members));
      }
      QuietDatabase.await(statement, database.isH2(), TABLES, progress);
      connection.commit();
      return new Members(first, members);
    }
  }

  /** Takes row numbers as the engine does, so that it gives none of them again. */
  private static long numbers(Statement statement, long count) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT next_number FROM number_block WHERE name = 'engine' FOR UPDATE")) {
      row.next();
      long first = row.getLong(1);
      statement.executeUpdate(
          "UPDATE number_block SET next_number = " + (first + count) + " WHERE name = 'engine'");
      return first;
    }
  }

  private List<String> rows(long first, int from, int until, long series, long firstDay, int days) {
    String ids = first + " + " + from + " + " + "n.n";
    String numbers = "(" + numbers(until - from) + ") n";
    // Any 16 bytes that no name gives. MySQL has lost its MD5 lately.
    String hash =
        database.isH2()
            ? "HASH('MD5', CONCAT('seed-', " + ids + "))"
            : "UNHEX(LEFT(SHA2(CONCAT('seed-', " + ids + "), 256), 32))";
    return List.of(
        "INSERT INTO member_identity (id, community_id, name_hash, host, external_id, member_id)"
            + " SELECT %1$s, %2$d, %3$s, 'seed', CONCAT('s', %1$s), %1$s FROM %4$s"
                .formatted(ids, community.id(), hash, numbers),
        "INSERT INTO member (id, community_id, rank_id, state) SELECT %s, %d, '', '{}' FROM %s"
            .formatted(ids, community.id(), numbers),
        "INSERT INTO daily_sum (series_id, identity_id, on_day, amount)"
            + " SELECT %d, i.id, %d + d.n, %s FROM member_identity i CROSS JOIN (%s) d"
                .formatted(series, firstDay, amount(), numbers(days))
            + " WHERE i.id >= %d AND i.id < %d ORDER BY i.id, d.n"
                .formatted(first + from, first + until));
  }

  /** One in a hundred thousand is ten thousand times the usual. */
  private static String amount() {
    return "FLOOR(1000000 / (1 + MOD(i.id * 48271 + d.n * 69621, 100003)))";
  }

  /** The numbers from 0 on, as a cross join of digits. */
  private static String numbers(int count) {
    String digit =
        "(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"
            + " UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7"
            + " UNION ALL SELECT 8 UNION ALL SELECT 9)";
    List<String> terms = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    for (long weight = 1; weight == 1 || weight < count; weight *= 10) {
      String name = "d" + tables.size();
      terms.add(name + ".n * " + weight);
      tables.add(digit + " " + name);
    }
    String sum = String.join(" + ", terms);
    return "SELECT "
        + sum
        + " AS n FROM "
        + String.join(" CROSS JOIN ", tables)
        + " WHERE "
        + sum
        + " < "
        + count;
  }
}
