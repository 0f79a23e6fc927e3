// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Halt;
import org.laurels.core.redemption.HaltStore;

/** Halts by plain SQL: the primary key holds a community to one. */
final class JdbcHaltStore implements HaltStore {
  private static final int FOUND_LENGTH_MAX = 1000;

  private final Connections connections;
  private final Reads reads;

  JdbcHaltStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  static Optional<Halt> find(Connection connection, Community community) throws SQLException {
    return Reads.rows(
            connection,
            "SELECT found, halted_at FROM redemption_halt WHERE community_id = ?",
            statement -> statement.setInt(1, community.id()),
            row -> new Halt(row.getString(1), Sql.instant(row.getLong(2))))
        .stream()
        .findFirst();
  }

  @Override
  public void halt(Community community, Halt halt) {
    write(connection -> insert(connection, community, halt));
  }

  /** Two processes may find the same at once: the second one meets the key and looks again. */
  private static int insert(Connection connection, Community community, Halt halt)
      throws SQLException {
    if (find(connection, community).isPresent()) {
      return 0;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO redemption_halt (community_id, found, halted_at) VALUES (?, ?, ?)")) {
      insert.setInt(1, community.id());
      insert.setString(
          2, halt.found().substring(0, Math.min(FOUND_LENGTH_MAX, halt.found().length())));
      insert.setLong(3, Sql.micros(halt.at()));
      return insert.executeUpdate();
    }
  }

  private int write(Transaction.Work<Integer> work) {
    return connections.write(work);
  }

  @Override
  public Optional<Halt> find(Community community) {
    return reads.run(connection -> find(connection, community));
  }

  @Override
  public boolean resume(Community community) {
    return write(connection -> delete(connection, community)) == 1;
  }

  private static int delete(Connection connection, Community community) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM redemption_halt WHERE community_id = ?")) {
      delete.setInt(1, community.id());
      return delete.executeUpdate();
    }
  }

  @Override
  public long count() {
    return reads.run(
        connection ->
            Reads.rows(
                    connection,
                    "SELECT COUNT(*) FROM redemption_halt",
                    statement -> {},
                    row -> row.getLong(1))
                .get(0));
  }
}
