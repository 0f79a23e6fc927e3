// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laurels.core.books.BooksStore;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventTypes;
import org.laurels.core.wallet.Account;
import org.laurels.core.wallet.TransferReason;

/** Sums that the database draws up itself. */
final class JdbcBooksStore implements BooksStore {
  private static final String MEMBERS = codes(true, Account.values());

  private static final String BOUNTY = Integer.toString(Account.BOUNTY.code());

  /** Where credits of a lot are while they are members'. */
  private static final String LOTS = codes(true, Account.PENDING, Account.AVAILABLE, Account.HELD);

  private final Dialect dialect;
  private final Reads reads;

  JdbcBooksStore(Connections connections) {
    this.dialect = connections.dialect();
    this.reads = connections.reads();
  }

  private static String codes(boolean ofMembers, Account... accounts) {
    return Arrays.stream(accounts)
        .filter(account -> account.isOfMember() == ofMembers)
        .map(account -> Integer.toString(account.code()))
        .collect(Collectors.joining(", "));
  }

  /** What came into these accounts, less what went out of them. */
  private static String net(String accounts) {
    return "SUM(CASE WHEN t.to_account IN ("
        + accounts
        + ") THEN t.amount ELSE 0 END) - SUM(CASE WHEN t.from_account IN ("
        + accounts
        + ") THEN t.amount ELSE 0 END)";
  }

  private static String sum(String when) {
    return "SUM(CASE WHEN " + when + " THEN t.amount ELSE 0 END)";
  }

  private static void time(
      PreparedStatement statement, Community community, Instant from, Instant before)
      throws SQLException {
    statement.setInt(1, community.id());
    statement.setLong(2, Sql.micros(from));
    statement.setLong(3, Sql.micros(before));
  }

  @Override
  public List<Sum> sums(Community community, Instant from, Instant before) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT unit, reason, from_account, to_account, SUM(amount) FROM credit_transfer"
                    + " WHERE community_id = ? AND made_at >= ? AND made_at < ?"
                    + " GROUP BY unit, reason, from_account, to_account",
                statement -> time(statement, community, from, before),
                row ->
                    new Sum(
                        row.getString(1),
                        TransferReason.of(row.getInt(2)),
                        Account.of(row.getInt(3)),
                        Account.of(row.getInt(4)),
                        row.getLong(5))));
  }

  @Override
  public Map<String, Long> outstanding(Community community, Instant before) {
    return byUnit(net(MEMBERS + ", " + BOUNTY), community, before);
  }

  @Override
  public Map<String, Long> inBounties(Community community, Instant before) {
    return byUnit(net(BOUNTY), community, before);
  }

  @Override
  public Map<String, Long> owed(Community community, Instant before) {
    return byUnit("-(" + net(Integer.toString(Account.DEBT.code())) + ")", community, before);
  }

  private Map<String, Long> byUnit(String what, Community community, Instant before) {
    return units(
        "SELECT t.unit, "
            + what
            + " FROM credit_transfer t WHERE t.community_id = ? AND t.made_at >= ?"
            + " AND t.made_at < ? GROUP BY t.unit",
        community,
        Instant.EPOCH,
        before);
  }

  private Map<String, Long> units(String sql, Community community, Instant from, Instant before) {
    return reads.run(
        connection -> {
          Map<String, Long> units = new TreeMap<>();
          Reads.rows(
              connection,
              sql,
              statement -> time(statement, community, from, before),
              row -> units.merge(row.getString(1), row.getLong(2), Long::sum));
          return units;
        });
  }

  @Override
  public void eachLot(Community community, Instant before, Look look) {
    String given =
        "t.reason IN ("
            + TransferReason.AWARD.code()
            + ", "
            + TransferReason.BOUNTY_GAIN.code()
            + ") OR (t.reason = "
            + TransferReason.ADJUST.code()
            + " AND t.to_account IN ("
            + LOTS
            + "))";
    String sql =
        "SELECT l.unit, l.booked_at, l.expires_at, s.given, s.expired, s.remains FROM ("
            + "SELECT t.lot_id, "
            + sum(given)
            + " - "
            + sum("t.reason = " + TransferReason.BOUNTY_PAY.code())
            + " AS given, "
            + sum("t.reason = " + TransferReason.EXPIRE.code())
            + " AS expired, "
            + net(LOTS)
            + " AS remains FROM credit_transfer t WHERE t.community_id = ? AND t.made_at >= ?"
            + " AND t.made_at < ? AND t.lot_id <> 0 GROUP BY t.lot_id) s"
            + " JOIN credit_lot l ON l.id = s.lot_id";
    reads.run(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(dialect.streamingFetchSize());
            time(statement, community, Instant.EPOCH, before);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                look.at(lot(rows));
              }
            }
          }
          return true;
        });
  }

  private static LotSum lot(ResultSet row) throws SQLException {
    return new LotSum(
        row.getString(1),
        Sql.instant(row.getLong(2)),
        Sql.instant(row.getLong(3)),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6));
  }

  @Override
  public long solutions(Community community, Instant from, Instant before) {
    return reads.run(
        connection ->
            Reads.rows(
                    connection,
                    "SELECT COUNT(*) FROM event WHERE community_id = ? AND happened_at >= ?"
                        + " AND happened_at < ? AND type = '"
                        + EventTypes.SOLUTION_ACCEPTED
                        + "'",
                    statement -> time(statement, community, from, before),
                    row -> row.getLong(1))
                .get(0));
  }

  @Override
  public Map<String, Long> givenForSolutions(Community community, Instant from, Instant before) {
    return units(
        "SELECT t.unit, SUM(t.amount) FROM credit_transfer t JOIN credit_lot l ON l.id = t.lot_id"
            + " JOIN event e ON e.id = l.event_id WHERE t.community_id = ? AND t.made_at >= ?"
            + " AND t.made_at < ? AND t.reason = "
            + TransferReason.AWARD.code()
            + " AND e.type = '"
            + EventTypes.SOLUTION_ACCEPTED
            + "' GROUP BY t.unit",
        community,
        from,
        before);
  }
}
