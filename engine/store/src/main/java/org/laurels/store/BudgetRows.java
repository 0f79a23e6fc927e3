// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.laurels.core.budget.Allowance;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.Funding;
import org.laurels.core.budget.Funds;
import org.laurels.core.budget.Unfunded;

/** The money of one community's budgets, and what was paid with it, on one connection. */
final class BudgetRows implements Funds {
  static final String UNFUNDED =
      "id, unit, identity_id, entry_id, event_id, cause, asked, unfunded, budget, start_day,"
          + " happened_at, arrived_at";

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final LeaseRows leases;
  private final Runnable before;

  /**
   * @param before is run before the connection is used
   */
  BudgetRows(
      Connection connection,
      RowWriter writer,
      int community,
      Connections connections,
      Instant now,
      Runnable before) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = connections.dialect();
    this.leases = new LeaseRows(connection, community, connections.numbers(), now);
    this.before = before;
  }

  private interface Step<T> {
    T run() throws SQLException;
  }

  private interface Writing {
    void run() throws SQLException;
  }

  private <T> T ask(String what, Step<T> step) {
    before.run();
    try {
      return step.run();
    } catch (SQLException e) {
      throw new StoreFailure(what, e);
    }
  }

  private void write(String what, Writing writing) {
    ask(
        what,
        () -> {
          writing.run();
          return true;
        });
  }

  @Override
  public long lease(Allowance from, long wanted, boolean forWaiting) {
    return ask("leasing from a budget", () -> leases.lease(from, wanted, forWaiting));
  }

  @Override
  public void spend(BudgetPeriod period, long amount) {
    write("spending a lease", () -> leases.spend(period, amount));
  }

  @Override
  public void giveBack(BudgetPeriod period, long amount) {
    write("giving back to a budget", () -> leases.giveBack(period, amount));
  }

  @Override
  public void save(Collection<Funding> fundings) {
    if (fundings.isEmpty()) {
      return;
    }
    write(
        "writing what was funded",
        () ->
            writer.insert(
                dialect.upsertKeyed(
                    "budget_funding",
                    3,
                    "lot_id",
                    "budget",
                    "start_day",
                    "community_id",
                    "identity_id",
                    "event_id",
                    "cause",
                    "amount",
                    "returned"),
                fundings,
                (row, one) ->
                    row.number(one.lotId())
                        .text(one.period().budget())
                        .number(one.period().startDay())
                        .number(community)
                        .number(one.identityId())
                        .number(one.eventId())
                        .text(one.cause())
                        .number(one.amount())
                        .number(one.returned())));
  }

  @Override
  public void keep(Collection<Unfunded> unfunded) {
    if (unfunded.isEmpty()) {
      return;
    }
    write(
        "writing what waits",
        () ->
            writer.insert(
                dialect.upsert(
                    "unfunded_award",
                    "id",
                    "community_id",
                    "unit",
                    "identity_id",
                    "entry_id",
                    "event_id",
                    "cause",
                    "asked",
                    "unfunded",
                    "budget",
                    "start_day",
                    "happened_at",
                    "arrived_at"),
                unfunded,
                (row, one) ->
                    row.number(one.id())
                        .number(community)
                        .text(one.unit())
                        .number(one.identityId())
                        .number(one.entryId())
                        .number(one.eventId())
                        .text(one.cause())
                        .number(one.asked())
                        .number(one.left())
                        .text(one.period().budget())
                        .number(one.period().startDay())
                        .time(one.happenedAt())
                        .time(one.arrivedAt())));
  }

  @Override
  public List<Funding> fundings(Collection<Long> eventIds) {
    return ask(
        "reading what was funded",
        () ->
            Sql.byNumbers(
                connection,
                "SELECT lot_id, identity_id, event_id, cause, budget, start_day, amount, returned"
                    + " FROM budget_funding WHERE community_id = "
                    + community
                    + " AND event_id IN (?) AND returned < amount",
                eventIds,
                row ->
                    new Funding(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        new BudgetPeriod(row.getString(5), row.getLong(6)),
                        row.getLong(7),
                        row.getLong(8))));
  }

  @Override
  public List<Unfunded> unfunded(Collection<Long> eventIds) {
    return ask(
        "reading what waits",
        () ->
            Sql.byNumbers(
                connection,
                "SELECT "
                    + UNFUNDED
                    + " FROM unfunded_award WHERE community_id = "
                    + community
                    + " AND event_id IN (?) AND unfunded > 0",
                eventIds,
                BudgetRows::unfunded));
  }

  @Override
  public Optional<Unfunded> unfunded(long id) {
    return ask(
        "reading what waits",
        () ->
            Sql.byNumbers(
                    connection,
                    "SELECT "
                        + UNFUNDED
                        + " FROM unfunded_award WHERE community_id = "
                        + community
                        + " AND id IN (?)",
                    List.of(id),
                    BudgetRows::unfunded)
                .stream()
                .findFirst());
  }

  static Unfunded unfunded(ResultSet row) throws SQLException {
    return new Unfunded(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getString(6),
        row.getLong(7),
        row.getLong(8),
        new BudgetPeriod(row.getString(9), row.getLong(10)),
        Sql.instant(row.getLong(11)),
        Sql.instant(row.getLong(12)));
  }
}
