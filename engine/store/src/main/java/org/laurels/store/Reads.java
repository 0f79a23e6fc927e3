// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.laurels.core.intake.StoreUnavailableException;

/** Runs queries outside of the intake's transactions. Thread-safe. */
final class Reads {
  private final DataSource dataSource;
  private final Dialect dialect;

  Reads(DataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  /** What is read on one connection. */
  interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  /** The parameters of a statement. */
  interface Parameters {
    void bind(PreparedStatement statement) throws SQLException;
  }

  <T> T run(Query<T> query) {
    try (Connection connection = connection()) {
      return query.on(connection);
    } catch (SQLException e) {
      if (dialect.isOutage(e)) {
        throw new StoreUnavailableException("the database cannot be read", e);
      }
      throw new StoreFailure("a query", e);
    }
  }

  /** Without a connection there is no database, whatever the reason is called. */
  private Connection connection() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new StoreUnavailableException("the database cannot be reached", e);
    }
  }

  static <T> List<T> rows(
      Connection connection, String sql, Parameters parameters, Sql.Read<T> read)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(read.of(rows));
        }
      }
    }
    return found;
  }
}
