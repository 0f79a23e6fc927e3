// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.laurels.core.budget.Funds;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.Adjustment;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletUnit;

/** A transaction on wallets, on one JDBC connection. */
class JdbcWalletUnit implements WalletUnit {
  final Connection connection;
  final RowWriter writer;
  final Community community;
  final Dialect dialect;
  final LongSupplier numbers;
  private final Clock clock;
  private final WalletRows rows;
  private final BudgetRows budgets;
  private final CallRows calls;
  private final AdjustmentRows adjustments;

  JdbcWalletUnit(Connection connection, Connections connections, Community community) {
    this.connection = connection;
    this.writer = connections.writer(connection);
    this.community = community;
    this.dialect = connections.dialect();
    this.numbers = connections.numbers()::next;
    this.clock = connections.clock();
    this.rows = new WalletRows(connection, writer, community.id(), dialect, numbers);
    this.budgets =
        new BudgetRows(
            connection, writer, community.id(), connections, Instant.now(clock), () -> {});
    this.calls = new CallRows(connection, writer, community.id(), dialect);
    this.adjustments = new AdjustmentRows(writer, community.id(), dialect);
  }

  /** What is done with the database. */
  interface Step<T> {
    T run() throws SQLException;
  }

  static <T> T step(String what, Step<T> step) {
    try {
      return step.run();
    } catch (SQLException e) {
      throw new StoreFailure(what, e);
    }
  }

  final boolean lockMember(long memberId) throws SQLException {
    return !Reads.rows(
            connection,
            "SELECT id FROM member WHERE community_id = ? AND id = ? FOR UPDATE",
            statement -> {
              statement.setInt(1, community.id());
              statement.setLong(2, memberId);
            },
            row -> row.getLong(1))
        .isEmpty();
  }

  @Override
  public Optional<Wallet> open(
      long memberId, String unit, CreditTerms terms, ZoneId zone, Instant now) {
    return step(
        "opening a wallet",
        () ->
            lockMember(memberId)
                ? Optional.of(rows.open(memberId, unit, terms, zone, now))
                : Optional.empty());
  }

  @Override
  public List<Wallet> open(
      SortedSet<Long> memberIds, CreditTerms terms, ZoneId zone, Movements into) {
    return step("opening wallets", () -> rows.open(lockMembers(memberIds), terms, zone, into));
  }

  private SortedSet<Long> lockMembers(SortedSet<Long> memberIds) throws SQLException {
    return new TreeSet<>(
        Sql.byNumbers(
            connection,
            "SELECT id FROM member WHERE community_id = "
                + community.id()
                + " AND id IN (?) ORDER BY id FOR UPDATE",
            memberIds,
            row -> row.getLong(1)));
  }

  @Override
  public List<Transfer> held(long causeId) {
    return step("reading what is held", () -> rows.held(causeId));
  }

  @Override
  public Map<Long, Lot> lots(Collection<Long> lotIds) {
    return step("reading lots", () -> rows.lots(lotIds));
  }

  @Override
  public void save(Movements movements) {
    step(
        "writing transfers",
        () -> {
          rows.save(movements);
          return true;
        });
  }

  @Override
  public Funds funds() {
    return budgets;
  }

  @Override
  public void note(Adjustment adjustment) {
    step(
        "noting an adjustment",
        () -> {
          adjustments.insert(adjustment);
          return true;
        });
  }

  @Override
  public boolean freeze(long memberId, boolean frozen) {
    return step(
        "freezing a wallet",
        () -> {
          boolean there = lockMember(memberId);
          rows.freeze(memberId, Instant.now(clock), frozen);
          return there;
        });
  }

  @Override
  public Optional<Answer> answered(String scope, String key) {
    return step("reading an answer", () -> calls.find(scope, key));
  }

  @Override
  public void answer(Answer answer) {
    step(
        "noting an answer",
        () -> {
          calls.insert(answer, Instant.now(clock));
          return true;
        });
  }

  @Override
  public long nextId() {
    return numbers.getAsLong();
  }
}
