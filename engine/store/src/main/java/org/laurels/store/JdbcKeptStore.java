// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.laurels.core.connection.Kept;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;

/** Kept requests and counts by plain SQL. */
final class JdbcKeptStore implements KeptStore {
  private static final String COLUMNS =
      "SELECT id, connection_id, outcome, received_at, reason, sealed FROM kept_request";

  private final Connections connections;
  private final Reads reads;

  JdbcKeptStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public int keep(Kept request, Kept.Bound bound) {
    return connections.write(
        on -> {
          Sql.change(
              on,
              "INSERT INTO kept_request (id, connection_id, outcome, received_at, reason, length,"
                  + " sealed) VALUES (?, ?, ?, ?, ?, ?, ?)",
              statement -> {
                statement.setLong(1, request.id());
                statement.setLong(2, request.connectionId());
                statement.setString(3, request.outcome().name());
                statement.setLong(4, Sql.micros(request.receivedAt()));
                statement.setString(5, request.reason());
                statement.setLong(6, request.sealed().length());
                statement.setString(7, request.sealed());
              });
          long last = lastBeyond(on, request, bound);
          return last == 0 ? 0 : letGo(on, request, last);
        });
  }

  private record Size(long id, long length) {}

  /** The youngest that is to go; 0 where all may stay. */
  private static long lastBeyond(Connection on, Kept request, Kept.Bound bound)
      throws SQLException {
    List<Size> sizes =
        Reads.rows(
            on,
            "SELECT id, length FROM kept_request WHERE connection_id = ? AND outcome = ?"
                + " ORDER BY id DESC",
            statement -> {
              statement.setLong(1, request.connectionId());
              statement.setString(2, request.outcome().name());
            },
            row -> new Size(row.getLong(1), row.getLong(2)));
    long characters = 0;
    for (int i = 0; i < sizes.size(); i++) {
      characters += sizes.get(i).length();
      if (i >= bound.requests() || (characters > bound.characters() && i > 0)) {
        return sizes.get(i).id();
      }
    }
    return 0;
  }

  private static int letGo(Connection on, Kept request, long last) throws SQLException {
    return Sql.change(
        on,
        "DELETE FROM kept_request WHERE connection_id = ? AND outcome = ? AND id <= ?",
        statement -> {
          statement.setLong(1, request.connectionId());
          statement.setString(2, request.outcome().name());
          statement.setLong(3, last);
        });
  }

  @Override
  public List<Kept> after(long connectionId, Outcome outcome, long afterId, int limit) {
    return reads.run(
        on ->
            Reads.rows(
                on,
                COLUMNS + " WHERE connection_id = ? AND outcome = ? AND id > ? ORDER BY id LIMIT ?",
                statement -> {
                  statement.setLong(1, connectionId);
                  statement.setString(2, outcome.name());
                  statement.setLong(3, afterId);
                  statement.setInt(4, limit);
                },
                JdbcKeptStore::read));
  }

  @Override
  public Optional<Kept> find(long connectionId, long id) {
    return reads
        .run(
            on ->
                Reads.rows(
                    on,
                    COLUMNS + " WHERE id = ? AND connection_id = ?",
                    statement -> {
                      statement.setLong(1, id);
                      statement.setLong(2, connectionId);
                    },
                    JdbcKeptStore::read))
        .stream()
        .findFirst();
  }

  private static Kept read(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong(1),
        row.getLong(2),
        Outcome.valueOf(row.getString(3)),
        Sql.instant(row.getLong(4)),
        row.getString(5),
        row.getString(6));
  }

  @Override
  public boolean forget(long id) {
    return connections.write(
            on ->
                Sql.change(
                    on,
                    "DELETE FROM kept_request WHERE id = ?",
                    statement -> statement.setLong(1, id)))
        > 0;
  }

  @Override
  public Map<Outcome, Long> kept(long connectionId) {
    Map<Outcome, Long> kept = new EnumMap<>(Outcome.class);
    reads.run(
        on ->
            Reads.rows(
                on,
                "SELECT outcome, COUNT(*) FROM kept_request WHERE connection_id = ?"
                    + " GROUP BY outcome",
                statement -> statement.setLong(1, connectionId),
                row -> kept.put(Outcome.valueOf(row.getString(1)), row.getLong(2)) == null));
    return kept;
  }

  @Override
  public void add(long connectionId, Map<Outcome, Tally> tallies) {
    int unused =
        connections.write(
            on -> {
              int changed = 0;
              // In one order, so that two processes do not wait for each other.
              for (Map.Entry<Outcome, Tally> each : new TreeMap<>(tallies).entrySet()) {
                changed += add(on, connectionId, each.getKey(), each.getValue());
              }
              return changed;
            });
  }

  private static int add(Connection on, long connectionId, Outcome outcome, Tally tally)
      throws SQLException {
    int changed =
        Sql.change(
            on,
            "UPDATE connection_tally SET counted = counted + ?, last_at = ?, last_detail = ?,"
                + " lag_millis = ? WHERE connection_id = ? AND outcome = ?",
            statement -> {
              statement.setLong(1, tally.count());
              statement.setLong(2, Sql.micros(tally.lastAt()));
              statement.setString(3, tally.lastDetail());
              statement.setLong(4, tally.lagMillis());
              statement.setLong(5, connectionId);
              statement.setString(6, outcome.name());
            });
    // Two that insert at once: the key makes one of them run again, and update.
    return changed > 0
        ? changed
        : Sql.change(
            on,
            "INSERT INTO connection_tally (connection_id, outcome, counted, last_at, last_detail,"
                + " lag_millis) VALUES (?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setLong(1, connectionId);
              statement.setString(2, outcome.name());
              statement.setLong(3, tally.count());
              statement.setLong(4, Sql.micros(tally.lastAt()));
              statement.setString(5, tally.lastDetail());
              statement.setLong(6, tally.lagMillis());
            });
  }

  @Override
  public Map<Outcome, Tally> tallies(long connectionId) {
    Map<Outcome, Tally> tallies = new EnumMap<>(Outcome.class);
    reads.run(
        on ->
            Reads.rows(
                on,
                "SELECT outcome, counted, last_at, last_detail, lag_millis FROM connection_tally"
                    + " WHERE connection_id = ?",
                statement -> statement.setLong(1, connectionId),
                row ->
                    tallies.put(
                            Outcome.valueOf(row.getString(1)),
                            new Tally(
                                row.getLong(2),
                                Sql.instant(row.getLong(3)),
                                row.getString(4),
                                row.getLong(5)))
                        == null));
    return tallies;
  }
}
