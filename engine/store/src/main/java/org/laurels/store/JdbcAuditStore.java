// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.laurels.core.community.Community;
import org.laurels.core.intake.AuditStore;
import org.laurels.core.intake.StoreUnavailableException;

/** Walks over what is stored, and the sums that the database does itself. */
final class JdbcAuditStore implements AuditStore {
  private static final int EXAMPLES_MAX = 100;

  private final DataSource source;

  JdbcAuditStore(DataSource source) {
    this.source = source;
  }

  @Override
  public long roots(Community community) {
    return numbers(
            "SELECT COUNT(*) FROM item_state WHERE community_id = ? AND parent_id IS NULL",
            community.id())
        .get(0);
  }

  @Override
  public List<Long> rootsAfter(Community community, long after, int limit) {
    return numbers(
        "SELECT item_id FROM item_state WHERE community_id = ? AND parent_id IS NULL"
            + " AND item_id > ? ORDER BY item_id LIMIT ?",
        community.id(),
        after,
        limit);
  }

  @Override
  public long members(Community community) {
    return numbers("SELECT COUNT(*) FROM member WHERE community_id = ?", community.id()).get(0);
  }

  @Override
  public List<Long> membersAfter(Community community, long after, int limit) {
    return numbers(
        "SELECT id FROM member WHERE community_id = ? AND id > ? ORDER BY id LIMIT ?",
        community.id(),
        after,
        limit);
  }

  @Override
  public List<Long> ranksDue(Community community, Instant now, long after, int limit) {
    return numbers(
        "SELECT id FROM member WHERE community_id = ? AND rank_until <= ? AND id > ?"
            + " ORDER BY id LIMIT ?",
        community.id(),
        Sql.micros(now),
        after,
        limit);
  }

  @Override
  public List<String> unbalanced(Community community) {
    List<String> found = new ArrayList<>();
    texts(
        "SELECT CONCAT('account ', a.id, ' of identity ', a.identity_id, ' has ', a.balance, ' ',"
            + " a.unit, ', its entries sum to ', COALESCE(i.amount, 0) - COALESCE(o.amount, 0))"
            + " FROM account a"
            + " LEFT JOIN (SELECT to_account, SUM(amount) AS amount FROM ledger_entry"
            + " GROUP BY to_account) i ON i.to_account = a.id"
            + " LEFT JOIN (SELECT from_account, SUM(amount) AS amount FROM ledger_entry"
            + " GROUP BY from_account) o ON o.from_account = a.id"
            + " WHERE a.community_id = ? AND a.identity_id <> 0"
            + " AND a.balance <> COALESCE(i.amount, 0) - COALESCE(o.amount, 0)",
        community,
        found);
    texts(
        "SELECT CONCAT('entry ', r.reversed_by, ' does not mirror entry ', r.entry_id,"
            + " ', which it undoes')"
            + " FROM ledger_reversal r JOIN ledger_entry b ON b.id = r.reversed_by"
            + " JOIN account c ON c.id = b.from_account"
            + " LEFT JOIN ledger_entry a ON a.id = r.entry_id AND a.event_id = b.event_id"
            + " AND a.from_account = b.to_account AND a.to_account = b.from_account"
            + " AND a.amount = b.amount WHERE c.community_id = ? AND a.id IS NULL",
        community,
        found);
    texts(
        "SELECT CONCAT('entry ', l.id, ' names event ', l.event_id, ', which is not stored')"
            + " FROM ledger_entry l JOIN account c ON c.id = l.from_account"
            + " LEFT JOIN event e ON e.id = l.event_id"
            + " WHERE c.community_id = ? AND l.event_id <> 0 AND e.id IS NULL",
        community,
        found);
    return found;
  }

  private void texts(String sql, Community community, List<String> into) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, community.id());
      statement.setMaxRows(EXAMPLES_MAX);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          into.add(rows.getString(1));
        }
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new StoreUnavailableException("checking the books failed: " + e.getMessage(), e);
    }
  }

  private List<Long> numbers(String sql, long... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      List<Long> numbers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
      connection.rollback();
      return numbers;
    } catch (SQLException e) {
      throw new StoreUnavailableException("walking the rows failed: " + e.getMessage(), e);
    }
  }
}
