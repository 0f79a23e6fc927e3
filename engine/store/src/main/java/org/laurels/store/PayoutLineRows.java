// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laurels.core.cycle.Way;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.Why;

/** Lines of payouts of one community on one connection, and the paperwork of its members. */
final class PayoutLineRows {
  static final String LINE =
      "SELECT l.id, l.run_id, l.made_in, l.part, i.member_id, l.identity_id, l.tally, l.way, l.kind,"
          + " l.amount, l.matched, l.kept, l.expired, l.debt, l.paid_year, l.state, l.why,"
          + " l.reference, l.note, l.changed_at FROM payout_line l"
          + " JOIN member_identity i ON i.id = l.identity_id WHERE l.community_id = ? AND ";

  /** What counts for the gate: what is paid or on its way, and is no gift. */
  static final String GATED =
      " l.state IN ("
          + LineState.HELD.code()
          + ", "
          + LineState.SUBMITTED.code()
          + ", "
          + LineState.PAID.code()
          + ")";

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  PayoutLineRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  static PayoutLine line(ResultSet row) throws SQLException {
    String kind = row.getString(9);
    return new PayoutLine(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getInt(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getString(8),
        kind.isEmpty() ? null : Way.Kind.valueOf(kind),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        row.getInt(15),
        LineState.of(row.getInt(16)),
        Why.of(row.getInt(17)),
        row.getString(18),
        row.getString(19),
        Sql.instant(row.getLong(20)));
  }

  private List<PayoutLine> lines(String where, Reads.Parameters parameters) throws SQLException {
    return Reads.rows(
        connection,
        LINE + where,
        statement -> {
          statement.setInt(1, community);
          parameters.bind(statement);
        },
        PayoutLineRows::line);
  }

  Optional<PayoutLine> find(long id) throws SQLException {
    return lines("l.id = ?", statement -> statement.setLong(2, id)).stream().findFirst();
  }

  private List<PayoutLine> madeIn(long runId, long memberId) throws SQLException {
    return lines(
        "l.made_in = ? AND i.member_id = ?",
        statement -> {
          statement.setLong(2, runId);
          statement.setLong(3, memberId);
        });
  }

  boolean has(long runId, long memberId) throws SQLException {
    return !madeIn(runId, memberId).isEmpty();
  }

  long keptInSilence(long runId, long memberId) throws SQLException {
    return madeIn(runId, memberId).stream()
        .filter(line -> line.why() == Why.SILENT)
        .mapToLong(PayoutLine::kept)
        .sum();
  }

  List<PayoutLine> withheld(String cycle, long memberId) throws SQLException {
    return lines(
        "i.member_id = ? AND l.state = ? AND l.made_in IN"
            + " (SELECT id FROM payout_run WHERE community_id = ? AND cycle = ?) ORDER BY l.id",
        statement -> {
          statement.setLong(2, memberId);
          statement.setInt(3, LineState.WITHHELD.code());
          statement.setInt(4, community);
          statement.setString(5, cycle);
        });
  }

  long gated(long memberId, int year, String currency) throws SQLException {
    return Reads.rows(
            connection,
            "SELECT COALESCE(SUM(l.amount * r.worth), 0) FROM payout_line l"
                + " JOIN member_identity i ON i.id = l.identity_id"
                + " JOIN payout_run r ON r.id = l.run_id"
                + " WHERE i.community_id = ? AND i.member_id = ? AND l.paid_year = ?"
                + " AND r.currency = ? AND l.kind <> ? AND"
                + GATED,
            statement -> {
              statement.setInt(1, community);
              statement.setLong(2, memberId);
              statement.setInt(3, year);
              statement.setString(4, currency);
              statement.setString(5, Way.Kind.CHARITY.name());
            },
            row -> row.getLong(1))
        .get(0);
  }

  void insert(PayoutLine line) throws SQLException {
    writer.insert(
        dialect.insert(
            "payout_line",
            "id",
            "community_id",
            "run_id",
            "made_in",
            "part",
            "identity_id",
            "tally",
            "way",
            "kind",
            "amount",
            "matched",
            "kept",
            "expired",
            "debt",
            "paid_year",
            "state",
            "why",
            "reference",
            "note",
            "changed_at"),
        List.of(line),
        (row, one) ->
            row.number(one.id())
                .number(community)
                .number(one.runId())
                .number(one.madeIn())
                .number(one.part())
                .number(one.identityId())
                .number(one.tally())
                .text(one.way())
                .text(one.kind() == null ? "" : one.kind().name())
                .number(one.amount())
                .number(one.matched())
                .number(one.kept())
                .number(one.expired())
                .number(one.debt())
                .number(one.year())
                .number(one.state().code())
                .number(one.why().code())
                .text(one.reference())
                .text(one.note())
                .time(one.changedAt()));
  }

  boolean save(PayoutLine line, LineState from) throws SQLException {
    return Sql.change(
            connection,
            "UPDATE payout_line SET state = ?, run_id = ?, paid_year = ?, reference = ?, note = ?,"
                + " changed_at = ? WHERE id = ? AND state = ?",
            statement -> {
              statement.setInt(1, line.state().code());
              statement.setLong(2, line.runId());
              statement.setInt(3, line.year());
              statement.setString(4, line.reference());
              statement.setString(5, line.note());
              statement.setLong(6, Sql.micros(line.changedAt()));
              statement.setLong(7, line.id());
              statement.setInt(8, from.code());
            })
        == 1;
  }

  void submit(long runId, Instant now) throws SQLException {
    Sql.change(
        connection,
        "UPDATE payout_line SET state = ?, changed_at = ? WHERE run_id = ? AND state = ?",
        statement -> {
          statement.setInt(1, LineState.SUBMITTED.code());
          statement.setLong(2, Sql.micros(now));
          statement.setLong(3, runId);
          statement.setInt(4, LineState.HELD.code());
        });
  }

  boolean hasPapers(long memberId, int year) throws SQLException {
    return !Reads.rows(
            connection,
            "SELECT p.identity_id FROM payout_papers p"
                + " JOIN member_identity i ON i.id = p.identity_id"
                + " WHERE i.community_id = ? AND i.member_id = ? AND p.paid_year = ?",
            statement -> {
              statement.setInt(1, community);
              statement.setLong(2, memberId);
              statement.setInt(3, year);
            },
            row -> row.getLong(1))
        .isEmpty();
  }

  void insertPapers(long memberId, int year, String by, Instant now) throws SQLException {
    List<Long> identities =
        Sql.byNumbers(
            connection,
            "SELECT id FROM member_identity WHERE member_id IN (?) ORDER BY id",
            List.of(memberId),
            row -> row.getLong(1));
    writer.insert(
        dialect.insert(
            "payout_papers", "identity_id", "paid_year", "community_id", "said_by", "noted_at"),
        identities.subList(0, 1),
        (row, identity) -> row.number(identity).number(year).number(community).text(by).time(now));
  }
}
