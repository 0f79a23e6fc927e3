// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laurels.core.community.Community;
import org.laurels.core.intake.IntakeStore;

/** The intake's transactions: READ COMMITTED, run again where another one was in the way. */
final class JdbcIntakeStore implements IntakeStore {
  private final Connections connections;
  private final Map<Integer, KnownRows> known = new ConcurrentHashMap<>();

  JdbcIntakeStore(Connections connections) {
    this.connections = connections;
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return new Attempts(connections.dialect()).of(() -> once(community, work));
  }

  @Override
  public <T> T read(Community community, Look<T> look) {
    return new Attempts(connections.dialect())
        .of(
            () -> {
              try (Connection connection = connections.reading().getConnection()) {
                return look.at(new JdbcIntakeReads(connection, community));
              }
            });
  }

  private <T> T once(Community community, Work<T> work) throws SQLException {
    try (Connection connection = connections.writing().getConnection()) {
      boolean committed = false;
      WritesBehind behind = new WritesBehind(connections.writers());
      RowWriter writer = connections.writer(connection);
      KnownRows rows = known.computeIfAbsent(community.id(), id -> new KnownRows());
      try {
        JdbcIntakeUnit unit =
            new JdbcIntakeUnit(connection, community, connections, rows, writer, behind);
        T result = work.in(unit);
        behind.finish();
        connection.commit();
        committed = true;
        rows.learn(unit.seen());
        return result;
      } finally {
        if (!committed) {
          behind.settle();
          connection.rollback();
        }
      }
    }
  }
}
