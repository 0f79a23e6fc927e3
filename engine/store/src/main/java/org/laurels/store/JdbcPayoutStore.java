// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.Way;
import org.laurels.core.member.Identity;
import org.laurels.core.payout.Choice;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.PayoutStore;

/** Payouts in the database. */
final class JdbcPayoutStore implements PayoutStore {
  private final Connections connections;
  private final Reads reads;

  JdbcPayoutStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return connections.write(on -> work.in(new JdbcPayoutUnit(on, connections, community)));
  }

  @Override
  public Optional<PayoutRun> run(Community community, String cycle, LocalDate first) {
    return reads.run(connection -> PayoutRunRows.find(connection, community.id(), cycle, first));
  }

  @Override
  public List<PayoutRun> runs(Community community) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                PayoutRunRows.RUN + " ORDER BY first_day DESC, cycle",
                statement -> statement.setInt(1, community.id()),
                PayoutRunRows::run));
  }

  private List<PayoutLine> lines(Community community, String where, Reads.Parameters parameters) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                PayoutLineRows.LINE + where,
                statement -> {
                  statement.setInt(1, community.id());
                  parameters.bind(statement);
                },
                PayoutLineRows::line));
  }

  @Override
  public List<PayoutLine> lines(Community community, long runId) {
    return lines(
        community,
        "(l.run_id = ? OR l.made_in = ?) ORDER BY l.id",
        statement -> {
          statement.setLong(2, runId);
          statement.setLong(3, runId);
        });
  }

  @Override
  public List<PayoutLine> of(Community community, long memberId, int limit) {
    return lines(
        community,
        "i.member_id = ? ORDER BY l.id DESC LIMIT ?",
        statement -> {
          statement.setLong(2, memberId);
          statement.setInt(3, limit);
        });
  }

  @Override
  public Optional<Choice> choice(
      Community community, String cycle, LocalDate first, long memberId) {
    return reads.run(
        connection -> PayoutRunRows.choice(connection, community.id(), cycle, first, memberId));
  }

  @Override
  public Map<String, Long> choices(Community community, String cycle, LocalDate first) {
    return reads.run(
        connection -> {
          Map<String, Long> choices = new TreeMap<>();
          Reads.rows(
              connection,
              "SELECT way, COUNT(*) FROM payout_choice"
                  + " WHERE community_id = ? AND cycle = ? AND first_day = ? GROUP BY way",
              statement -> {
                statement.setInt(1, community.id());
                statement.setString(2, cycle);
                statement.setString(3, first.toString());
              },
              row -> choices.merge(row.getString(1), row.getLong(2), Long::sum));
          return choices;
        });
  }

  @Override
  public List<Long> members(
      Community community, String unit, Instant bookedBefore, long after, int limit) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT m.member_id FROM ("
                    + "SELECT i.member_id FROM credit_lot l"
                    + " JOIN member_identity i ON i.id = l.identity_id"
                    + " WHERE l.community_id = ? AND l.unit = ? AND l.booked_at < ?"
                    + " AND l.remaining > 0 AND i.member_id > ?"
                    + " UNION SELECT i.member_id FROM payout_line p"
                    + " JOIN member_identity i ON i.id = p.identity_id"
                    + " WHERE p.community_id = ? AND p.state = ? AND i.member_id > ?"
                    + ") m ORDER BY m.member_id LIMIT ?",
                statement -> {
                  statement.setInt(1, community.id());
                  statement.setString(2, unit);
                  statement.setLong(3, Sql.micros(bookedBefore));
                  statement.setLong(4, after);
                  statement.setInt(5, community.id());
                  statement.setInt(6, LineState.WITHHELD.code());
                  statement.setLong(7, after);
                  statement.setInt(8, limit);
                },
                row -> row.getLong(1)));
  }

  @Override
  public Map<Long, Identity> identities(Community community, Collection<Long> identityIds) {
    return identityIds.isEmpty()
        ? Map.of()
        : reads.run(
            connection -> {
              Map<Long, Identity> found = new TreeMap<>();
              Sql.byNumbers(
                  connection,
                  "SELECT id, host, external_id FROM member_identity WHERE community_id = "
                      + community.id()
                      + " AND id IN (?)",
                  identityIds,
                  row ->
                      found.put(row.getLong(1), new Identity(row.getString(2), row.getString(3))));
              return found;
            });
  }

  @Override
  public Map<String, Long> taken(Community community) {
    return reads.run(connection -> CounterRows.taken(connection, community.id()));
  }

  @Override
  public List<YearTotal> totals(Community community, int year) {
    String gift = "l.kind = '" + Way.Kind.CHARITY.name() + "'";
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT i.member_id, MIN(l.identity_id), r.currency, SUM(CASE WHEN "
                    + gift
                    + " THEN 0 ELSE l.amount * r.worth END), SUM(CASE WHEN "
                    + gift
                    + " THEN l.amount * r.worth ELSE 0 END),"
                    + " MAX(CASE WHEN EXISTS (SELECT 1 FROM payout_papers p"
                    + " JOIN member_identity o ON o.id = p.identity_id"
                    + " WHERE o.member_id = i.member_id AND p.paid_year = l.paid_year)"
                    + " THEN 1 ELSE 0 END) FROM payout_line l"
                    + " JOIN member_identity i ON i.id = l.identity_id"
                    + " JOIN payout_run r ON r.id = l.run_id"
                    + " WHERE l.community_id = ? AND l.paid_year = ? AND"
                    + PayoutLineRows.GATED
                    + " GROUP BY i.member_id, r.currency ORDER BY i.member_id, r.currency",
                statement -> {
                  statement.setInt(1, community.id());
                  statement.setInt(2, year);
                },
                row ->
                    new YearTotal(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getInt(6) == 1)));
  }
}
