// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.Adjustment;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.TransferReason;
import org.laurels.core.wallet.WalletStore;

/** Wallets in the database: READ COMMITTED, right by the lock of the member and by unique keys. */
final class JdbcWalletStore implements WalletStore {
  private static final long MICROS_A_DAY = 86_400_000_000L;
  private static final String OF_MEMBER =
      "(SELECT id FROM member_identity WHERE community_id = ? AND member_id = ?)";

  private final Connections connections;
  private final Reads reads;

  JdbcWalletStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return connections.write(on -> work.in(new JdbcWalletUnit(on, connections, community)));
  }

  private static Reads.Parameters member(Community community, long memberId) {
    return statement -> {
      statement.setInt(1, community.id());
      statement.setLong(2, memberId);
    };
  }

  @Override
  public Map<String, Balance> balances(Community community, long memberId) {
    return reads.run(
        connection -> {
          Map<String, Balance> balances = new TreeMap<>();
          Reads.rows(
              connection,
              "SELECT unit, pending, available, held, debt FROM wallet WHERE identity_id IN "
                  + OF_MEMBER,
              member(community, memberId),
              row -> balances.merge(row.getString(1), WalletRows.balance(row, 2), Balance::plus));
          return balances;
        });
  }

  @Override
  public Optional<Answer> answered(Community community, String scope, String key) {
    return write(community, unit -> unit.answered(scope, key));
  }

  @Override
  public Answer answer(Community community, Answer answer) {
    return write(
        community,
        unit -> {
          Optional<Answer> known = unit.answered(answer.scope(), answer.key());
          if (known.isEmpty()) {
            unit.answer(answer);
          }
          return known.orElse(answer);
        });
  }

  @Override
  public boolean isFrozen(Community community, long memberId) {
    return reads.run(
        connection ->
            !Reads.rows(
                    connection,
                    "SELECT identity_id FROM wallet_freeze WHERE identity_id IN " + OF_MEMBER,
                    member(community, memberId),
                    row -> row.getLong(1))
                .isEmpty());
  }

  @Override
  public List<Lot> lots(Community community, long memberId, String unit) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT "
                    + WalletRows.LOT
                    + " FROM credit_lot WHERE identity_id IN "
                    + OF_MEMBER
                    + " AND unit = ? AND remaining > 0 ORDER BY expires_at, id",
                statement -> {
                  member(community, memberId).bind(statement);
                  statement.setString(3, unit);
                },
                WalletRows::lot));
  }

  @Override
  public Map<Long, String> causes(Community community, Collection<Long> lotIds) {
    if (lotIds.isEmpty()) {
      return Map.of();
    }
    return reads.run(
        connection -> {
          Map<Long, String> causes = new TreeMap<>();
          Sql.byNumbers(
              connection,
              "SELECT id, cause FROM credit_lot WHERE community_id = "
                  + community.id()
                  + " AND id IN (?)",
              lotIds,
              row -> causes.put(row.getLong(1), row.getString(2)));
          return causes;
        });
  }

  @Override
  public List<Transfer> transfers(
      Community community, long memberId, @Nullable String unit, long before, int limit) {
    return reads.run(
        connection -> {
          List<Long> identities =
              Sql.byNumbers(
                  connection,
                  "SELECT id FROM member_identity WHERE community_id = "
                      + community.id()
                      + " AND member_id IN (?)",
                  List.of(memberId),
                  row -> row.getLong(1));
          Map<Long, Transfer> found = new TreeMap<>(java.util.Comparator.reverseOrder());
          for (String side : List.of("from_identity", "to_identity")) {
            for (long identity : identities) {
              Reads.rows(
                  connection,
                  "SELECT "
                      + WalletRows.TRANSFER
                      + " FROM credit_transfer WHERE "
                      + side
                      + " = ? AND id < ? AND (? IS NULL OR unit = ?) ORDER BY id DESC LIMIT ?",
                  statement -> {
                    statement.setLong(1, identity);
                    statement.setLong(2, before);
                    statement.setString(3, unit);
                    statement.setString(4, unit);
                    statement.setInt(5, limit);
                  },
                  row -> {
                    Transfer transfer = WalletRows.transfer(row);
                    return found.put(transfer.id(), transfer) == null;
                  });
            }
          }
          return found.values().stream().limit(limit).toList();
        });
  }

  @Override
  public List<Due> due(Community community, String unit, Instant now, Due after, int limit) {
    // The lower bound says twice where to begin: what is done has no time, and lies before all.
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT l.due_at, l.id, i.member_id FROM credit_lot l"
                    + " JOIN member_identity i ON i.id = l.identity_id"
                    + " WHERE l.community_id = ? AND l.unit = ? AND l.due_at >= ?"
                    + " AND l.due_at <= ? AND (l.due_at > ? OR (l.due_at = ? AND l.id > ?))"
                    + " ORDER BY l.due_at, l.id LIMIT ?",
                statement -> {
                  long from = Sql.micros(after.at());
                  statement.setInt(1, community.id());
                  statement.setString(2, unit);
                  statement.setLong(3, from);
                  statement.setLong(4, Sql.micros(now));
                  statement.setLong(5, from);
                  statement.setLong(6, from);
                  statement.setLong(7, after.lotId());
                  statement.setInt(8, limit);
                },
                row -> new Due(Sql.instant(row.getLong(1)), row.getLong(2), row.getLong(3))));
  }

  @Override
  public List<Flow> flows(Community community) {
    return reads.run(
        connection -> {
          Map<String, Flow> flows = new TreeMap<>();
          Reads.rows(
              connection,
              "SELECT unit, reason, FLOOR(made_at / "
                  + MICROS_A_DAY
                  + "), SUM(amount) FROM credit_transfer WHERE community_id = ?"
                  + " GROUP BY unit, reason, FLOOR(made_at / "
                  + MICROS_A_DAY
                  + ")",
              statement -> statement.setInt(1, community.id()),
              row -> {
                Flow flow =
                    new Flow(
                        row.getString(1),
                        TransferReason.of(row.getInt(2)),
                        row.getLong(3),
                        row.getLong(4));
                return flows.put(flow.unit() + flow.day() + flow.reason(), flow) == null;
              });
          return new ArrayList<>(flows.values());
        });
  }

  @Override
  public Map<Long, Adjustment> adjustments(Community community, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : reads.run(connection -> AdjustmentRows.find(connection, community.id(), ids));
  }

  @Override
  public List<String> unsound(Community community) {
    return reads.run(
        connection -> {
          List<String> found =
              new ArrayList<>(WalletChecks.unsound(connection, community, CheckScope.EVERYBODY));
          found.addAll(CountChecks.unsound(connection, community));
          found.addAll(BountyChecks.unsound(connection, community));
          return found;
        });
  }

  @Override
  public List<String> unsound(Community community, Collection<Long> identityIds) {
    return identityIds.isEmpty()
        ? List.of()
        : reads.run(
            connection -> WalletChecks.unsound(connection, community, CheckScope.of(identityIds)));
  }
}
