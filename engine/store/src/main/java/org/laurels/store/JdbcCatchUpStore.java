// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.CatchUpState;
import org.laurels.core.connection.CatchUpState.Ended;
import org.laurels.core.connection.CatchUpState.Ending;
import org.laurels.core.connection.CatchUpStore;

/** Leases by conditional updates of one row: who changes it has it. */
final class JdbcCatchUpStore implements CatchUpStore {
  private final Connections connections;
  private final Reads reads;

  JdbcCatchUpStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public boolean begin(Lease lease, Instant now, Instant until) {
    return connections.write(
        on -> take(on, lease, now, until) > 0 || insert(on, lease, now, until));
  }

  private static int take(Connection on, Lease lease, Instant now, Instant until)
      throws SQLException {
    return Sql.change(
        on,
        "UPDATE catch_up SET holder = ?, leased_until = ?, began_at = ?"
            + " WHERE connection_id = ? AND (holder IS NULL OR leased_until <= ?)",
        statement -> {
          statement.setString(1, lease.holder());
          statement.setLong(2, Sql.micros(until));
          statement.setLong(3, Sql.micros(now));
          statement.setLong(4, lease.connectionId());
          statement.setLong(5, Sql.micros(now));
        });
  }

  /** Two that insert at once: the key makes one of them run again, and find the other's lease. */
  private static boolean insert(Connection on, Lease lease, Instant now, Instant until)
      throws SQLException {
    boolean there =
        !Reads.rows(
                on,
                "SELECT connection_id FROM catch_up WHERE connection_id = ?",
                statement -> statement.setLong(1, lease.connectionId()),
                row -> row.getLong(1))
            .isEmpty();
    return !there
        && Sql.change(
                on,
                "INSERT INTO catch_up (connection_id, holder, leased_until, began_at, detail,"
                    + " accepted) VALUES (?, ?, ?, ?, '', 0)",
                statement -> {
                  statement.setLong(1, lease.connectionId());
                  statement.setString(2, lease.holder());
                  statement.setLong(3, Sql.micros(until));
                  statement.setLong(4, Sql.micros(now));
                })
            > 0;
  }

  @Override
  public boolean renew(Lease lease, Instant until) {
    return connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE catch_up SET leased_until = ? WHERE connection_id = ? AND holder = ?",
                    statement -> {
                      statement.setLong(1, Sql.micros(until));
                      statement.setLong(2, lease.connectionId());
                      statement.setString(3, lease.holder());
                    }))
        > 0;
  }

  @Override
  public boolean reached(Lease lease, String cursor) {
    return connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE catch_up SET reached = ? WHERE connection_id = ? AND holder = ?",
                    statement -> {
                      statement.setString(1, cursor);
                      statement.setLong(2, lease.connectionId());
                      statement.setString(3, lease.holder());
                    }))
        > 0;
  }

  @Override
  public boolean end(Lease lease, Ended ended) {
    return connections.write(
            on ->
                Sql.change(
                    on,
                    "UPDATE catch_up SET holder = NULL, ended_at = ?, ending = ?, detail = ?,"
                        + " accepted = ? WHERE connection_id = ? AND holder = ?",
                    statement -> {
                      statement.setLong(1, Sql.micros(ended.at()));
                      statement.setString(2, ended.ending().name());
                      statement.setString(3, ended.detail());
                      statement.setLong(4, ended.accepted());
                      statement.setLong(5, lease.connectionId());
                      statement.setString(6, lease.holder());
                    }))
        > 0;
  }

  @Override
  public Optional<CatchUpState> find(long connectionId) {
    List<CatchUpState> found =
        reads.run(
            on ->
                Reads.rows(
                    on,
                    "SELECT reached, holder, leased_until, began_at, ended_at, ending, detail,"
                        + " accepted FROM catch_up WHERE connection_id = ?",
                    statement -> statement.setLong(1, connectionId),
                    JdbcCatchUpStore::read));
    return found.stream().findFirst();
  }

  private static CatchUpState read(ResultSet row) throws SQLException {
    String cursor = row.getString(1);
    boolean held = row.getString(2) != null;
    Instant until = Sql.instant(row.getLong(3));
    Instant began = Sql.instant(row.getLong(4));
    return new CatchUpState(cursor, held ? until : null, began, ended(row));
  }

  private static @Nullable Ended ended(ResultSet row) throws SQLException {
    long at = row.getLong(5);
    String ending = row.getString(6);
    return ending == null
        ? null
        : new Ended(Sql.instant(at), Ending.valueOf(ending), row.getString(7), row.getLong(8));
  }
}
