// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laurels.core.community.Community;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StatementFilter;
import org.laurels.core.standing.StatementLine;

/** Reads ledger entries as the members whose accounts they move see them. */
final class StatementReads {
  private static final String COLUMNS =
      "SELECT e.event_id, e.id, e.amount, e.reason, e.cause, e.programme_version,"
          + " e.happened_at, e.booked_at, a.id AS own_account, a.unit, e.to_account,"
          + " i.host, i.external_id, v.source, v.external_id AS event_name, v.type,"
          + " t.external_id AS item_name, u.entry_id AS reverses, r.reversed_by";
  private static final String JOINS =
      " JOIN member_identity i ON i.id = a.identity_id"
          + " LEFT JOIN event v ON v.id = e.event_id"
          + " LEFT JOIN item t ON t.id = v.item_id"
          + " LEFT JOIN ledger_reversal u ON u.reversed_by = e.id"
          + " LEFT JOIN ledger_reversal r ON r.entry_id = e.id";

  /** Either side of a transfer may be the member's; the other is the system's. */
  private static final String OWN_SIDE =
      " FROM ledger_entry e JOIN account a ON a.id IN (e.from_account, e.to_account)"
          + " AND a.kind = 'member' AND a.community_id = ?";

  private static final String CAUSED_BY =
      COLUMNS + OWN_SIDE + JOINS + " WHERE e.event_id = ? ORDER BY e.id";
  private static final String AFTER =
      COLUMNS
          + OWN_SIDE
          + JOINS
          + " WHERE e.event_id >= ? AND (e.event_id > ? OR e.id > ?)"
          + " ORDER BY e.event_id, e.id LIMIT ?";
  private static final String STARTS =
      COLUMNS + OWN_SIDE + JOINS + " WHERE e.event_id = 0 AND e.id > ? ORDER BY e.id LIMIT ?";

  /** Beyond so many, one statement would have too many parts; nobody has as many but by merges. */
  private static final int ACCOUNTS_APART_MAX = 12;

  private StatementReads() {}

  /** A line with the number of its event, by which the next part begins. */
  record Row(long eventId, StatementLine line) {}

  static Page<StatementLine> statement(
      Connection connection, Set<Long> identityIds, StatementFilter filter, long before, int limit)
      throws SQLException {
    if (identityIds.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    List<List<Long>> accounts = accounts(connection, identityIds, filter);
    if (accounts.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    String sides =
        accounts.stream()
            .flatMap(
                of -> Stream.of(side("to_account", of, filter), side("from_account", of, filter)))
            .collect(Collectors.joining(" UNION ALL "));
    String sql =
        COLUMNS
            + " FROM ("
            + sides
            + ") e JOIN account a ON a.id = e.own_account"
            + JOINS
            + " ORDER BY e.id DESC LIMIT ?";
    List<StatementLine> lines =
        Reads.rows(
            connection,
            sql,
            statement -> {
              int index = 1;
              for (int side = 0; side < 2 * accounts.size(); side++) {
                index = bindSide(statement, index, filter, before, limit);
              }
              statement.setInt(index, limit);
            },
            row -> row(row).line());
    Long next = lines.size() < limit ? null : (Long) lines.get(lines.size() - 1).entryId();
    return new Page<>(lines, next);
  }

  /**
   * The accounts of these identities, each by itself, so that the index on account and entry gives
   * its newest entries without reading others; all in one list where they are too many for that.
   */
  private static List<List<Long>> accounts(
      Connection connection, Set<Long> identityIds, StatementFilter filter) throws SQLException {
    String sql = "SELECT id, unit FROM account WHERE kind = 'member' AND identity_id IN (?)";
    List<Long> accounts = new ArrayList<>();
    Sql.byNumbers(
        connection,
        sql,
        identityIds,
        row -> {
          String unit = filter.unit();
          boolean isAskedFor = unit == null || unit.equals(row.getString(2));
          return isAskedFor && accounts.add(row.getLong(1));
        });
    if (accounts.size() > ACCOUNTS_APART_MAX) {
      return List.of(accounts);
    }
    return accounts.stream().map(List::of).toList();
  }

  /**
   * The newest entries on one side of accounts. Whose they are is written out: asked for in the
   * same statement, a database may walk all entries from the newest on to look whether they are of
   * one.
   */
  private static String side(String column, List<Long> accounts, StatementFilter filter) {
    String ofItem =
        filter.itemId() == null
            ? ""
            : " JOIN event fv ON fv.id = l.event_id JOIN item ft ON ft.id = fv.item_id"
                + " AND ft.external_id = ?";
    return "(SELECT l.event_id, l.id, l.from_account, l.to_account, l.amount, l.reason, l.cause,"
        + " l.programme_version, l.happened_at, l.booked_at, l."
        + column
        + " AS own_account FROM ledger_entry l"
        + ofItem
        + " WHERE l."
        + column
        + " IN ("
        + accounts.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + ") AND l.id < ?"
        // A limit's entry is caused by the rule and the limit, joined by a slash.
        + (filter.rule() == null ? "" : " AND (l.cause = ? OR l.cause LIKE ?)")
        + (filter.from() == null ? "" : " AND l.happened_at >= ?")
        + (filter.until() == null ? "" : " AND l.happened_at < ?")
        + " ORDER BY l.id DESC LIMIT ?)";
  }

  /** Returns the index of the parameter after these. */
  private static int bindSide(
      PreparedStatement statement, int from, StatementFilter filter, long before, int limit)
      throws SQLException {
    int next = from;
    if (filter.itemId() != null) {
      statement.setString(next++, filter.itemId());
    }
    statement.setLong(next++, before);
    if (filter.rule() != null) {
      statement.setString(next++, filter.rule());
      statement.setString(next++, filter.rule() + "/%");
    }
    if (filter.from() != null) {
      statement.setLong(next++, Sql.micros(filter.from()));
    }
    if (filter.until() != null) {
      statement.setLong(next++, Sql.micros(filter.until()));
    }
    statement.setInt(next++, limit);
    return next;
  }

  static List<StatementLine> causedBy(Connection connection, Community community, long eventId)
      throws SQLException {
    return Reads.rows(
        connection,
        CAUSED_BY,
        statement -> {
          statement.setInt(1, community.id());
          statement.setLong(2, eventId);
        },
        row -> row(row).line());
  }

  /** What members started with, in the order it was booked; no event caused it. */
  static List<Row> starts(Connection connection, Community community, long afterEntry, int limit)
      throws SQLException {
    return Reads.rows(
        connection,
        STARTS,
        statement -> {
          statement.setInt(1, community.id());
          statement.setLong(2, afterEntry);
          statement.setInt(3, limit);
        },
        StatementReads::row);
  }

  /** Entries in the order of the events that caused them. */
  static List<Row> after(
      Connection connection, Community community, long eventId, long entryId, int limit)
      throws SQLException {
    return Reads.rows(
        connection,
        AFTER,
        statement -> {
          statement.setInt(1, community.id());
          statement.setLong(2, eventId);
          statement.setLong(3, eventId);
          statement.setLong(4, entryId);
          statement.setInt(5, limit);
        },
        StatementReads::row);
  }

  private static Row row(ResultSet row) throws SQLException {
    long amount = row.getLong("amount");
    boolean toMember = row.getLong("to_account") == row.getLong("own_account");
    return new Row(
        row.getLong("event_id"),
        new StatementLine(
            row.getLong("id"),
            new Identity(row.getString("host"), row.getString("external_id")),
            row.getString("unit"),
            toMember ? amount : -amount,
            Reason.of(row.getInt("reason")),
            row.getString("cause"),
            row.getInt("programme_version"),
            row.getString("source"),
            row.getString("event_name"),
            row.getString("type"),
            row.getString("item_name"),
            Sql.instant(row.getLong("happened_at")),
            Sql.instant(row.getLong("booked_at")),
            row.getLong("reverses"),
            row.getLong("reversed_by")));
  }
}
