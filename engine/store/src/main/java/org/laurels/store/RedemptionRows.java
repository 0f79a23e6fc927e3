// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.reward.Reward;

/** Redemptions of one community on one connection, with the stocks and codes they take from. */
final class RedemptionRows {
  static final String SELECT =
      "SELECT r.id, i.member_id, r.identity_id, r.reward, r.kind, r.unit, r.amount, r.matched,"
          + " r.state, r.approvals_needed, r.approved_by, r.attempts, r.next_check_at, r.reference,"
          + " r.note, r.requested_at, r.changed_at FROM redemption r"
          + " JOIN member_identity i ON i.id = r.identity_id WHERE r.community_id = ? AND ";

  private static final String BACK =
      "("
          + RedemptionState.REJECTED.code()
          + ", "
          + RedemptionState.CANCELLED.code()
          + ", "
          + RedemptionState.RELEASED.code()
          + ")";

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  RedemptionRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  static Redemption redemption(ResultSet row) throws SQLException {
    long next = row.getLong(13);
    boolean noNext = row.wasNull();
    return new Redemption(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        Reward.Kind.valueOf(row.getString(5)),
        row.getString(6),
        row.getLong(7),
        row.getLong(8),
        RedemptionState.of(row.getInt(9)),
        row.getInt(10),
        people(row.getString(11)),
        row.getInt(12),
        noNext ? null : Sql.instant(next),
        row.getString(14),
        row.getString(15),
        Sql.instant(row.getLong(16)),
        Sql.instant(row.getLong(17)));
  }

  /** Names stand on a line each. */
  private static Set<String> people(String lines) {
    return lines.isEmpty() ? Set.of() : new TreeSet<>(lines.lines().toList());
  }

  Optional<Redemption> find(long id, boolean lock) throws SQLException {
    if (lock) {
      // By itself: with the join, the row of the identity would be locked too.
      lock(id);
    }
    return Reads.rows(
            connection,
            SELECT + "r.id = ?",
            statement -> {
              statement.setInt(1, community);
              statement.setLong(2, id);
            },
            RedemptionRows::redemption)
        .stream()
        .findFirst();
  }

  private void lock(long id) throws SQLException {
    Reads.rows(
        connection,
        "SELECT id FROM redemption WHERE id = ? FOR UPDATE",
        statement -> statement.setLong(1, id),
        row -> row.getLong(1));
  }

  long count(long memberId, String reward) throws SQLException {
    return number(
        "SELECT COUNT(*) FROM redemption r JOIN member_identity i ON i.id = r.identity_id"
            + " WHERE i.member_id = ? AND r.reward = ? AND r.state NOT IN "
            + BACK,
        statement -> {
          statement.setLong(1, memberId);
          statement.setString(2, reward);
        });
  }

  boolean hasSettled(long memberId) throws SQLException {
    return number(
            "SELECT COUNT(*) FROM redemption r JOIN member_identity i ON i.id = r.identity_id"
                + " WHERE i.member_id = ? AND r.state = "
                + RedemptionState.SETTLED.code(),
            statement -> statement.setLong(1, memberId))
        > 0;
  }

  private long number(String sql, Reads.Parameters parameters) throws SQLException {
    return Reads.rows(connection, sql, parameters, row -> row.getLong(1)).get(0);
  }

  void insert(Redemption redemption) throws SQLException {
    writer.insert(
        dialect.insert(
            "redemption",
            "id",
            "community_id",
            "identity_id",
            "reward",
            "kind",
            "unit",
            "amount",
            "matched",
            "state",
            "approvals_needed",
            "approved_by",
            "attempts",
            "next_check_at",
            "reference",
            "note",
            "requested_at",
            "changed_at"),
        List.of(redemption),
        (row, one) ->
            row.number(one.id())
                .number(community)
                .number(one.identityId())
                .text(one.reward())
                .text(one.kind().name())
                .text(one.unit())
                .number(one.amount())
                .number(one.matched())
                .number(one.state().code())
                .number(one.approvalsNeeded())
                .text(String.join("\n", one.approvedBy()))
                .number(one.attempts())
                .timeOrNull(one.nextCheckAt())
                .text(one.reference())
                .text(one.note())
                .time(one.requestedAt())
                .time(one.changedAt()));
  }

  void save(Redemption redemption) throws SQLException {
    writer.batch(
        "UPDATE redemption SET state = ?, approved_by = ?, attempts = ?, next_check_at = ?,"
            + " reference = ?, note = ?, changed_at = ? WHERE id = ?",
        List.of(redemption),
        (row, one) ->
            row.number(one.state().code())
                .text(String.join("\n", one.approvedBy()))
                .number(one.attempts())
                .timeOrNull(one.nextCheckAt())
                .text(one.reference())
                .text(one.note())
                .time(one.changedAt())
                .number(one.id()));
  }

  boolean reserveCode(String reward, long redemptionId) throws SQLException {
    List<Long> free =
        Reads.rows(
            connection,
            "SELECT id FROM voucher_code WHERE community_id = ? AND reward = ?"
                + " AND redemption_id IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
            statement -> {
              statement.setInt(1, community);
              statement.setString(2, reward);
            },
            row -> row.getLong(1));
    return !free.isEmpty()
        && Sql.change(
                connection,
                "UPDATE voucher_code SET redemption_id = ? WHERE id = ? AND redemption_id IS NULL",
                statement -> {
                  statement.setLong(1, redemptionId);
                  statement.setLong(2, free.get(0));
                })
            == 1;
  }

  void freeCode(long redemptionId) throws SQLException {
    Sql.change(
        connection,
        "UPDATE voucher_code SET redemption_id = NULL WHERE redemption_id = ?",
        statement -> statement.setLong(1, redemptionId));
  }
}
