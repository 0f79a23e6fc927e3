// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.budget.Allowance;
import org.laurels.core.budget.BudgetPeriod;

/**
 * Leases of one community's budgets, in one transaction.
 *
 * <p>No lease is ever waited for: one that is in use belongs to a transaction under way and is
 * passed over. Only rows of periods are waited for, and these in ascending order. So no two
 * transactions wait for each other.
 */
final class LeaseRows {
  /** A lease is this part of what remains, or more where there is little. */
  private static final long PARTS = 100;

  private static final long LEASE_MIN = 100;
  private static final Duration LEASE_TIME = Duration.ofSeconds(60);

  /** Whose leases serve no further transaction: they are there to be closed. */
  private static final long NOBODY = 0;

  private static final String OF_PERIOD = "community_id = ? AND budget = ? AND start_day = ?";
  private static final String LEASE =
      "SELECT id, granted, used FROM budget_lease WHERE " + OF_PERIOD;

  private final Connection connection;
  private final int community;
  private final NumberBlock numbers;
  private final Instant now;
  private final Map<BudgetPeriod, List<Lease>> mine = new HashMap<>();

  LeaseRows(Connection connection, int community, NumberBlock numbers, Instant now) {
    this.connection = connection;
    this.community = community;
    this.numbers = numbers;
    this.now = now;
  }

  private record Lease(long id, long granted, long used) {
    long left() {
      return granted - used;
    }
  }

  /** A period's row, which is locked. */
  private record Row(int version, long amount, long settled, long leased) {
    long left() {
      return Math.max(0, amount - settled - leased);
    }

    Row less(Lease closed) {
      return new Row(version, amount, settled + closed.used(), leased - closed.granted());
    }
  }

  long lease(Allowance from, long wanted, boolean forWaiting) throws SQLException {
    BudgetPeriod period = from.period();
    List<Lease> own = mine.get(period);
    if (own == null) {
      own = locked(" AND worker = ? AND version >= ? AND expires_at > ?", from);
      mine.put(period, own);
    }
    long left = left(own);
    if (left < wanted && (forWaiting || !isWaitedFor(period))) {
      draw(from, wanted - left, own, forWaiting);
      left = left(own);
    }
    return Math.min(left, wanted);
  }

  private static long left(List<Lease> leases) {
    return leases.stream().mapToLong(Lease::left).sum();
  }

  private void bind(PreparedStatement statement, BudgetPeriod period) throws SQLException {
    statement.setInt(1, community);
    statement.setString(2, period.budget());
    statement.setLong(3, period.startDay());
  }

  /** Leases that are not in use, which thereby are. */
  private List<Lease> locked(String which, Allowance from) throws SQLException {
    return new ArrayList<>(
        Reads.rows(
            connection,
            LEASE + which + " FOR UPDATE SKIP LOCKED",
            statement -> {
              bind(statement, from.period());
              statement.setLong(4, numbers.owner());
              statement.setInt(5, from.version());
              statement.setLong(6, Sql.micros(now));
            },
            LeaseRows::lease));
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(row.getLong(1), row.getLong(2), row.getLong(3));
  }

  private boolean isWaitedFor(BudgetPeriod period) throws SQLException {
    return !Reads.rows(
            connection,
            "SELECT id FROM unfunded_award WHERE " + OF_PERIOD + " AND unfunded > 0 LIMIT 1",
            statement -> bind(statement, period),
            row -> row.getLong(1))
        .isEmpty();
  }

  /**
   * Adds a lease of what is needed or more to the worker's own, or of as much as there is.
   *
   * @param once whether it is for this transaction alone: what that leaves is nobody's
   */
  private void draw(Allowance from, long needed, List<Lease> own, boolean once)
      throws SQLException {
    Row row = open(from);
    if (row.left() < needed) {
      List<Lease> idle = idle(from.period(), "");
      idle.removeIf(one -> own.stream().anyMatch(lease -> lease.id() == one.id()));
      row = row.less(close(from.period(), idle));
    }
    long asked = once ? needed : Math.max(needed, Math.max(LEASE_MIN, row.left() / PARTS));
    long granted = Math.min(asked, row.left());
    if (granted > 0) {
      grant(from.period(), granted);
      long worker = once ? NOBODY : numbers.owner();
      Duration time = once ? Duration.ZERO : LEASE_TIME;
      own.add(insert(from.period(), worker, row.version(), granted, 0, time));
    }
  }

  /** Locks the row of a period, with what the newest version says of it. */
  private Row open(Allowance from) throws SQLException {
    List<Row> rows = lock(from.period());
    if (rows.isEmpty()) {
      // Whoever makes it at the same time meets the key, and one of the two runs again.
      insert(from);
      return new Row(from.version(), from.amount(), 0, 0);
    }
    Row row = rows.get(0);
    if (row.version() >= from.version()) {
      return row;
    }
    // From now on leases of older versions are spent no more.
    update(from);
    return new Row(from.version(), from.amount(), row.settled(), row.leased());
  }

  private List<Row> lock(BudgetPeriod period) throws SQLException {
    return Reads.rows(
        connection,
        "SELECT version, amount, settled, leased FROM budget_period WHERE "
            + OF_PERIOD
            + " FOR UPDATE",
        statement -> bind(statement, period),
        row -> new Row(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)));
  }

  private void insert(Allowance from) throws SQLException {
    execute(
        "INSERT INTO budget_period (community_id, budget, start_day, unit, version, amount,"
            + " granted, settled, leased, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?)",
        statement -> {
          bind(statement, from.period());
          statement.setString(4, from.unit());
          statement.setInt(5, from.version());
          statement.setLong(6, from.amount());
          statement.setLong(7, from.amount());
          statement.setLong(8, Sql.micros(now));
        });
  }

  private void update(Allowance from) throws SQLException {
    execute(
        "UPDATE budget_period SET version = ?, amount = ?,"
            + " granted = GREATEST(granted, ?) WHERE "
            + OF_PERIOD,
        statement -> {
          statement.setInt(1, from.version());
          statement.setLong(2, from.amount());
          statement.setLong(3, from.amount());
          statement.setInt(4, community);
          statement.setString(5, from.period().budget());
          statement.setLong(6, from.period().startDay());
        });
  }

  private void grant(BudgetPeriod period, long amount) throws SQLException {
    int found =
        execute(
            "UPDATE budget_period SET leased = leased + ? WHERE community_id = ? AND budget = ?"
                + " AND start_day = ? AND settled + leased + ? <= amount",
            statement -> {
              statement.setLong(1, amount);
              statement.setInt(2, community);
              statement.setString(3, period.budget());
              statement.setLong(4, period.startDay());
              statement.setLong(5, amount);
            });
    if (found != 1) {
      throw new IllegalStateException(period + " was drawn from behind its lock");
    }
  }

  /**
   * Leases that are not in use, whosever they are. The row of the period is locked, so none is
   * added meanwhile.
   */
  private List<Lease> idle(BudgetPeriod period, String which) throws SQLException {
    return new ArrayList<>(
        Reads.rows(
            connection,
            LEASE + which + " FOR UPDATE SKIP LOCKED",
            statement -> bind(statement, period),
            LeaseRows::lease));
  }

  /** Closes these, and answers what they come to together. */
  private Lease close(BudgetPeriod period, List<Lease> idle) throws SQLException {
    Lease sum = new Lease(0, 0, 0);
    for (Lease lease : idle) {
      sum = new Lease(0, sum.granted() + lease.granted(), sum.used() + lease.used());
      execute(
          "DELETE FROM budget_lease WHERE id = ?", statement -> statement.setLong(1, lease.id()));
    }
    if (!idle.isEmpty()) {
      settle(period, sum);
    }
    return sum;
  }

  private void settle(BudgetPeriod period, Lease closed) throws SQLException {
    execute(
        "UPDATE budget_period SET leased = leased - ?, settled = settled + ? WHERE " + OF_PERIOD,
        statement -> {
          statement.setLong(1, closed.granted());
          statement.setLong(2, closed.used());
          statement.setInt(3, community);
          statement.setString(4, period.budget());
          statement.setLong(5, period.startDay());
        });
  }

  /** Closes leases whose time is over, but for those in use, and answers how many. */
  int closeEnded(BudgetPeriod period) throws SQLException {
    if (lock(period).isEmpty()) {
      return 0;
    }
    List<Lease> ended = idle(period, " AND expires_at <= " + Sql.micros(now));
    close(period, ended);
    return ended.size();
  }

  void spend(BudgetPeriod period, long amount) throws SQLException {
    long left = amount;
    List<Lease> after = new ArrayList<>();
    for (Lease lease : mine.getOrDefault(period, List.of())) {
      long spent = Math.min(left, lease.left());
      if (spent > 0) {
        spend(lease, spent);
      }
      after.add(new Lease(lease.id(), lease.granted(), lease.used() + spent));
      left -= spent;
    }
    if (left > 0) {
      throw new IllegalStateException(left + " more than leased was spent of " + period);
    }
    mine.put(period, after);
  }

  private void spend(Lease lease, long amount) throws SQLException {
    int found =
        execute(
            "UPDATE budget_lease SET used = used + ? WHERE id = ? AND used + ? <= granted",
            statement -> {
              statement.setLong(1, amount);
              statement.setLong(2, lease.id());
              statement.setLong(3, amount);
            });
    if (found != 1) {
      throw new IllegalStateException("lease " + lease.id() + " was used by another");
    }
  }

  /** Touches no row that others use: it is found when leases are closed. */
  void giveBack(BudgetPeriod period, long amount) throws SQLException {
    insert(period, NOBODY, 0, 0, -amount, Duration.ZERO);
  }

  private Lease insert(
      BudgetPeriod period, long worker, int version, long granted, long used, Duration time)
      throws SQLException {
    Lease lease = new Lease(numbers.next(), granted, used);
    execute(
        "INSERT INTO budget_lease (community_id, budget, start_day, id, worker, version, granted,"
            + " used, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          bind(statement, period);
          statement.setLong(4, lease.id());
          statement.setLong(5, worker);
          statement.setInt(6, version);
          statement.setLong(7, granted);
          statement.setLong(8, used);
          statement.setLong(9, Sql.micros(now.plus(time)));
        });
    return lease;
  }

  private int execute(String sql, Reads.Parameters parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      return statement.executeUpdate();
    }
  }
}
