// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.RedemptionStore;

/** Redemptions in the database. */
final class JdbcRedemptionStore implements RedemptionStore {
  private final Connections connections;
  private final Reads reads;

  JdbcRedemptionStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return connections.write(on -> work.in(new JdbcRedemptionUnit(on, connections, community)));
  }

  @Override
  public Optional<Redemption> find(Community community, long redemptionId) {
    return rows(community, "r.id = ?", statement -> statement.setLong(2, redemptionId)).stream()
        .findFirst();
  }

  private List<Redemption> rows(Community community, String where, Reads.Parameters parameters) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                RedemptionRows.SELECT + where,
                statement -> {
                  statement.setInt(1, community.id());
                  parameters.bind(statement);
                },
                RedemptionRows::redemption));
  }

  @Override
  public List<Redemption> of(Community community, long memberId, int limit) {
    return rows(
        community,
        "i.member_id = ? ORDER BY r.id DESC LIMIT ?",
        statement -> {
          statement.setLong(2, memberId);
          statement.setInt(3, limit);
        });
  }

  @Override
  public List<Redemption> list(
      Community community, @Nullable RedemptionState state, long after, int limit) {
    String where =
        state == null ? "r.id < ? ORDER BY r.id DESC" : "r.id > ? AND r.state = ? ORDER BY r.id";
    return rows(
        community,
        where + " LIMIT ?",
        statement -> {
          int next = 2;
          statement.setLong(next++, after);
          if (state != null) {
            statement.setInt(next++, state.code());
          }
          statement.setInt(next, limit);
        });
  }

  @Override
  public List<Long> due(Community community, Instant now, int limit) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT id FROM redemption WHERE community_id = ? AND next_check_at <= ?"
                    + " ORDER BY next_check_at, id LIMIT ?",
                statement -> {
                  statement.setInt(1, community.id());
                  statement.setLong(2, Sql.micros(now));
                  statement.setInt(3, limit);
                },
                row -> row.getLong(1)));
  }

  @Override
  public Map<String, Long> taken(Community community) {
    return reads.run(connection -> CounterRows.taken(connection, community.id()));
  }

  private static Reads.Parameters of(Community community, String reward) {
    return (PreparedStatement statement) -> {
      statement.setInt(1, community.id());
      statement.setString(2, reward);
    };
  }

  @Override
  public Map<String, Long> freeCodes(Community community, Collection<String> rewards) {
    return reads.run(
        connection -> {
          Map<String, Long> free = new TreeMap<>();
          for (String reward : rewards) {
            Reads.rows(
                connection,
                "SELECT COUNT(*) FROM voucher_code WHERE community_id = ? AND reward = ?"
                    + " AND redemption_id IS NULL",
                of(community, reward),
                row -> free.merge(reward, row.getLong(1), Long::sum));
          }
          return free;
        });
  }
}
