// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection.Setup;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.ConnectionStore;

/** Connections by plain SQL: two of one name are told apart by the unique key. */
final class JdbcConnectionStore implements ConnectionStore {
  private static final String COLUMNS =
      "SELECT id, community_id, name, hook, plugin, connector, source, settings, sealed,"
          + " silence_seconds, version, state, since FROM host_connection";

  private final Connections connections;
  private final Reads reads;

  JdbcConnectionStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public boolean add(org.laurels.core.connection.Connection connection) {
    return connections.write(
        on -> {
          // The unique key decides between two at once; the second then finds the first.
          boolean taken =
              !Reads.rows(
                      on,
                      "SELECT id FROM host_connection WHERE community_id = ? AND name = ?",
                      statement -> {
                        statement.setInt(1, connection.communityId());
                        statement.setString(2, connection.name());
                      },
                      row -> row.getLong(1))
                  .isEmpty();
          return !taken && insert(on, connection) > 0;
        });
  }

  private static int insert(Connection on, org.laurels.core.connection.Connection connection)
      throws SQLException {
    return Sql.change(
        on,
        "INSERT INTO host_connection (plugin, connector, source, settings, sealed,"
            + " silence_seconds, id, community_id, name, hook, version, state, since)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          bind(statement, connection.setup());
          statement.setLong(7, connection.id());
          statement.setInt(8, connection.communityId());
          statement.setString(9, connection.name());
          statement.setString(10, connection.hook());
          statement.setInt(11, connection.version());
          statement.setString(12, connection.state().name());
          statement.setLong(13, Sql.micros(connection.since()));
        });
  }

  private static void bind(PreparedStatement statement, Setup setup) throws SQLException {
    statement.setString(1, setup.plugin());
    statement.setString(2, setup.connector());
    statement.setString(3, setup.source());
    statement.setString(4, setup.settings());
    statement.setString(5, setup.sealed());
    statement.setLong(6, setup.silence().toSeconds());
  }

  @Override
  public Optional<org.laurels.core.connection.Connection> find(Community community, String name) {
    return all(
            " WHERE community_id = ? AND name = ?",
            statement -> {
              statement.setInt(1, community.id());
              statement.setString(2, name);
            })
        .stream()
        .findFirst();
  }

  @Override
  public Optional<org.laurels.core.connection.Connection> at(String hook) {
    return all(" WHERE hook = ?", statement -> statement.setString(1, hook)).stream().findFirst();
  }

  @Override
  public List<org.laurels.core.connection.Connection> all(Community community) {
    return all(
        " WHERE community_id = ? ORDER BY name", statement -> statement.setInt(1, community.id()));
  }

  @Override
  public List<org.laurels.core.connection.Connection> on() {
    return all(
        " WHERE state = ? ORDER BY id", statement -> statement.setString(1, State.ON.name()));
  }

  private List<org.laurels.core.connection.Connection> all(
      String condition, Reads.Parameters parameters) {
    return reads.run(
        on -> Reads.rows(on, COLUMNS + condition, parameters, JdbcConnectionStore::read));
  }

  private static org.laurels.core.connection.Connection read(ResultSet row) throws SQLException {
    return new org.laurels.core.connection.Connection(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        new Setup(
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            Duration.ofSeconds(row.getLong(10))),
        row.getInt(11),
        State.valueOf(row.getString(12)),
        Sql.instant(row.getLong(13)));
  }

  @Override
  public boolean setUp(long id, int version, Setup setup) {
    return connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE host_connection SET plugin = ?, connector = ?, source = ?,"
                        + " settings = ?, sealed = ?, silence_seconds = ?, version = version + 1"
                        + " WHERE id = ? AND version = ?",
                    statement -> {
                      bind(statement, setup);
                      statement.setLong(7, id);
                      statement.setInt(8, version);
                    }))
        > 0;
  }

  @Override
  public boolean change(long id, State state, Instant now) {
    return connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE host_connection SET state = ?, since = ? WHERE id = ? AND state <> ?",
                    statement -> {
                      statement.setString(1, state.name());
                      statement.setLong(2, Sql.micros(now));
                      statement.setLong(3, id);
                      statement.setString(4, state.name());
                    }))
        > 0;
  }

  @Override
  public boolean remove(long id) {
    return connections.write(
        on -> {
          for (String table :
              List.of(
                  "kept_request", "connection_tally", "delivery", "delivery_pace", "catch_up")) {
            Sql.change(
                on,
                "DELETE FROM " + table + " WHERE connection_id = ?",
                statement -> statement.setLong(1, id));
          }
          return Sql.change(
                  on,
                  "DELETE FROM host_connection WHERE id = ?",
                  statement -> statement.setLong(1, id))
              > 0;
        });
  }
}
