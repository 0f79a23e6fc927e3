// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyItem;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.bounty.Paid;
import org.laurels.core.bounty.SeenItem;
import org.laurels.core.community.Community;

/** Bounties in the database. */
final class JdbcBountyStore implements BountyStore {
  private final Connections connections;
  private final Reads reads;

  JdbcBountyStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return connections.write(on -> work.in(new JdbcBountyUnit(on, connections, community)));
  }

  @Override
  public Optional<BountyItem> item(Community community, String host, String id) {
    return reads.run(connection -> BountyRows.item(connection, community, host, id));
  }

  @Override
  public Map<Long, SeenItem> seen(Community community, Collection<Long> itemNumbers) {
    return reads.run(connection -> BountyRows.seen(connection, community, itemNumbers));
  }

  @Override
  public Optional<Bounty> find(Community community, long bountyId) {
    return rows(community, "b.id = ?", statement -> statement.setLong(2, bountyId)).stream()
        .findFirst();
  }

  private List<Bounty> rows(Community community, String where, Reads.Parameters parameters) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                BountyRows.SELECT + where,
                statement -> {
                  statement.setInt(1, community.id());
                  parameters.bind(statement);
                },
                BountyRows::bounty));
  }

  @Override
  public List<Bounty> numbered(Community community, Collection<Long> bountyIds) {
    return reads.run(connection -> BountyRows.numbered(connection, community, bountyIds));
  }

  @Override
  public Map<Long, List<Paid>> paid(Community community, Collection<Long> bountyIds) {
    return reads.run(connection -> BountyRows.paid(connection, community, bountyIds));
  }

  @Override
  public List<Bounty> of(Community community, long memberId, long before, int limit) {
    return reads.run(
        connection -> {
          List<Bounty> found =
              new ArrayList<>(
                  BountyRows.numbered(
                      connection, community, BountyRows.of(connection, memberId, before, limit)));
          Collections.reverse(found);
          return found;
        });
  }

  @Override
  public List<Bounty> list(
      Community community,
      @Nullable BountyItem item,
      @Nullable BountyState state,
      long before,
      int limit) {
    String where =
        (item == null ? "" : "b.item_id = ? AND ")
            + (state == null ? "" : "b.state = ? AND ")
            + "b.id < ? ORDER BY b.id DESC LIMIT ?";
    return rows(
        community,
        where,
        statement -> {
          int next = 2;
          if (item != null) {
            statement.setLong(next++, item.number());
          }
          if (state != null) {
            statement.setInt(next++, state.code());
          }
          statement.setLong(next++, before);
          statement.setInt(next, limit);
        });
  }

  @Override
  public List<Long> due(Community community, Instant now, int limit) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT id FROM bounty WHERE community_id = ? AND state = ? AND expires_at <= ?"
                    + " ORDER BY expires_at, id LIMIT ?",
                statement -> {
                  statement.setInt(1, community.id());
                  statement.setInt(2, BountyState.OPEN.code());
                  statement.setLong(3, Sql.micros(now));
                  statement.setInt(4, limit);
                },
                row -> row.getLong(1)));
  }
}
