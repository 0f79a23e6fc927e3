// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.laurels.core.payout.Choice;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.RunState;

/** Runs of payouts of one community on one connection, and what members choose in them. */
final class PayoutRunRows {
  static final String RUN =
      "SELECT id, cycle, first_day, unit, cut_off, choice_end, currency, worth, state, changed_at"
          + " FROM payout_run WHERE community_id = ?";

  private static final String CHOICE =
      "SELECT c.cycle, c.first_day, c.identity_id, c.way, c.chosen_at FROM payout_choice c"
          + " JOIN member_identity i ON i.id = c.identity_id"
          + " WHERE i.community_id = ? AND c.cycle = ? AND c.first_day = ? AND i.member_id = ?"
          + " ORDER BY c.chosen_at DESC, c.identity_id LIMIT 1";

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  PayoutRunRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  static PayoutRun run(ResultSet row) throws SQLException {
    return new PayoutRun(
        row.getLong(1),
        row.getString(2),
        LocalDate.parse(row.getString(3)),
        row.getString(4),
        Sql.instant(row.getLong(5)),
        Sql.instant(row.getLong(6)),
        row.getString(7),
        row.getLong(8),
        RunState.of(row.getInt(9)),
        Sql.instant(row.getLong(10)));
  }

  static Optional<PayoutRun> find(
      Connection connection, int community, String cycle, LocalDate first) throws SQLException {
    return Reads.rows(
            connection,
            RUN + " AND cycle = ? AND first_day = ?",
            statement -> {
              statement.setInt(1, community);
              statement.setString(2, cycle);
              statement.setString(3, first.toString());
            },
            PayoutRunRows::run)
        .stream()
        .findFirst();
  }

  Optional<PayoutRun> find(String cycle, LocalDate first) throws SQLException {
    return find(connection, community, cycle, first);
  }

  void insert(PayoutRun run) throws SQLException {
    writer.insert(
        dialect.insert(
            "payout_run",
            "id",
            "community_id",
            "cycle",
            "first_day",
            "unit",
            "cut_off",
            "choice_end",
            "currency",
            "worth",
            "state",
            "changed_at"),
        List.of(run),
        (row, one) ->
            row.number(one.id())
                .number(community)
                .text(one.cycle())
                .text(one.first().toString())
                .text(one.unit())
                .time(one.cutOff())
                .time(one.choiceEnd())
                .text(one.currency())
                .number(one.worth())
                .number(one.state().code())
                .time(one.changedAt()));
  }

  boolean advance(long runId, RunState from, RunState to, Instant now) throws SQLException {
    return Sql.change(
            connection,
            "UPDATE payout_run SET state = ?, changed_at = ? WHERE id = ? AND state = ?",
            statement -> {
              statement.setInt(1, to.code());
              statement.setLong(2, Sql.micros(now));
              statement.setLong(3, runId);
              statement.setInt(4, from.code());
            })
        == 1;
  }

  static Optional<Choice> choice(
      Connection connection, int community, String cycle, LocalDate first, long memberId)
      throws SQLException {
    return Reads.rows(
            connection,
            CHOICE,
            statement -> {
              statement.setInt(1, community);
              statement.setString(2, cycle);
              statement.setString(3, first.toString());
              statement.setLong(4, memberId);
            },
            row ->
                new Choice(
                    row.getString(1),
                    LocalDate.parse(row.getString(2)),
                    row.getLong(3),
                    row.getString(4),
                    Sql.instant(row.getLong(5))))
        .stream()
        .findFirst();
  }

  Optional<Choice> choice(String cycle, LocalDate first, long memberId) throws SQLException {
    return choice(connection, community, cycle, first, memberId);
  }

  /** Under the lock of the member, so that nobody else writes the row in between. */
  void choose(Choice choice) throws SQLException {
    Sql.change(
        connection,
        "DELETE FROM payout_choice WHERE identity_id = ? AND cycle = ? AND first_day = ?",
        statement -> {
          statement.setLong(1, choice.identityId());
          statement.setString(2, choice.cycle());
          statement.setString(3, choice.first().toString());
        });
    writer.insert(
        dialect.insert(
            "payout_choice",
            "identity_id",
            "cycle",
            "first_day",
            "community_id",
            "way",
            "chosen_at"),
        List.of(choice),
        (row, one) ->
            row.number(one.identityId())
                .text(one.cycle())
                .text(one.first().toString())
                .number(community)
                .text(one.way())
                .time(one.at()));
  }
}
