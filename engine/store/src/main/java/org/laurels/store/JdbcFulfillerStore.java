// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.FulfillerStore;

/** Fulfillers by plain SQL. */
final class JdbcFulfillerStore implements FulfillerStore {
  private final Connections connections;
  private final Reads reads;

  JdbcFulfillerStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public void put(Community community, String reward, Endpoint endpoint) {
    connections.write(on -> put(on, community, reward, endpoint));
  }

  private static int put(
      Connection connection, Community community, String reward, Endpoint endpoint)
      throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM fulfiller WHERE community_id = ? AND reward = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO fulfiller (community_id, reward, url, sealed_secret, configured_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      delete.setInt(1, community.id());
      delete.setString(2, reward);
      delete.executeUpdate();
      insert.setInt(1, community.id());
      insert.setString(2, reward);
      insert.setString(3, endpoint.url());
      insert.setString(4, endpoint.sealedSecret());
      insert.setLong(5, Sql.micros(endpoint.configuredAt()));
      return insert.executeUpdate();
    }
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    return new Endpoint(row.getString(1), row.getString(2), Sql.instant(row.getLong(3)));
  }

  @Override
  public Optional<Endpoint> find(Community community, String reward) {
    return reads.run(
        connection ->
            Reads.rows(
                    connection,
                    "SELECT url, sealed_secret, configured_at FROM fulfiller"
                        + " WHERE community_id = ? AND reward = ?",
                    statement -> {
                      statement.setInt(1, community.id());
                      statement.setString(2, reward);
                    },
                    JdbcFulfillerStore::endpoint)
                .stream()
                .findFirst());
  }

  @Override
  public Optional<Errand> errand(long redemptionId) {
    return reads.run(
        connection ->
            Reads.rows(
                    connection,
                    "SELECT f.url, f.sealed_secret, f.configured_at, r.community_id, i.host,"
                        + " i.external_id FROM redemption r"
                        + " JOIN fulfiller f ON f.community_id = r.community_id"
                        + " AND f.reward = r.reward"
                        + " JOIN member_identity i ON i.id = r.identity_id WHERE r.id = ?",
                    statement -> statement.setLong(1, redemptionId),
                    row ->
                        new Errand(
                            row.getInt(4), endpoint(row), row.getString(5), row.getString(6)))
                .stream()
                .findFirst());
  }
}
