// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.BoardUnit;
import org.laurels.core.board.DayChange;
import org.laurels.core.board.GatheredChange;

/** Adds what batches of the intake have left to the daily sums, and passes it on to the boards. */
final class Gathering {
  /** The most batches of the intake that are gathered at once. */
  private static final int BATCHES_MAX = 500;

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final SumRows sums;
  private @Nullable State gathered;

  Gathering(Connection connection, RowWriter writer, int community, Dialect dialect, SumRows sums) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.sums = sums;
  }

  private record State(long mark, String zone) {}

  /** Waits until nobody else calculates boards of this community. */
  boolean lock() throws SQLException {
    State found = read();
    if (found == null) {
      writer.batch(
          "INSERT INTO sum_state (community_id, mark, zone) VALUES (?, ?, ?)",
          List.of(community),
          (row, id) -> row.number(id).number(0).text(""));
      found = new State(0, "");
    }
    gathered = found;
    return true;
  }

  private @Nullable State read() throws SQLException {
    return Reads.rows(
            connection,
            "SELECT mark, zone FROM sum_state WHERE community_id = ? FOR UPDATE",
            statement -> statement.setInt(1, community),
            row -> new State(row.getLong(1), row.getString(2)))
        .stream()
        .findFirst()
        .orElse(null);
  }

  private State state() {
    State state = gathered;
    if (state == null) {
      throw new IllegalStateException("the boards are not locked");
    }
    return state;
  }

  /** Adds all that waits to the sums. */
  long gather(ZoneId zone) throws SQLException {
    while (true) {
      Map<Long, PackedChanges.Batch> batches = batches();
      // Before anything was gathered, all that was ever booked waits here.
      boolean sameZone =
          (state().zone().isEmpty() || state().zone().equals(zone.getId()))
              && batches.values().stream()
                  .allMatch(b -> b.changes().isEmpty() || b.zone().equals(zone.getId()));
      if (!sameZone) {
        return anew(zone);
      }
      if (batches.isEmpty()) {
        return state().mark();
      }
      List<DayChange> changes = new ArrayList<>();
      Set<Long> touched = new TreeSet<>();
      batches.values().forEach(batch -> changes.addAll(batch.changes()));
      batches.values().forEach(batch -> touched.addAll(batch.touched()));
      pass(sums.add(changes), touched, zone);
      writer.batch(
          "DELETE FROM sum_change WHERE id = ?",
          batches.keySet(),
          (row, id) -> row.number(id.longValue()));
      if (batches.size() < BATCHES_MAX) {
        return state().mark();
      }
    }
  }

  private Map<Long, PackedChanges.Batch> batches() throws SQLException {
    Map<Long, PackedChanges.Batch> batches = new TreeMap<>();
    Reads.rows(
        connection,
        "SELECT id, changes FROM sum_change WHERE community_id = ? ORDER BY id LIMIT "
            + BATCHES_MAX,
        statement -> statement.setInt(1, community),
        row -> batches.put(row.getLong(1), PackedChanges.batch(row.getBytes(2))));
    return batches;
  }

  /** Days are cut elsewhere now: all is made anew from the ledger, and so are all boards. */
  long anew(ZoneId zone) throws SQLException {
    // What is removed here is in the ledger already, at the moment that this transaction sees.
    Map<Long, PackedChanges.Batch> batches = batches();
    while (!batches.isEmpty()) {
      writer.batch(
          "DELETE FROM sum_change WHERE id = ?",
          batches.keySet(),
          (row, id) -> row.number(id.longValue()));
      batches = batches();
    }
    sums.rederive(zone);
    for (String sql :
        List.of(
            "DELETE FROM sum_feed WHERE community_id = ?",
            "DELETE FROM board_state WHERE community_id = ?")) {
      writer.batch(sql, List.of(community), (row, id) -> row.number(id));
    }
    pass(List.of(), Set.of(), zone);
    return state().mark();
  }

  private void pass(Collection<GatheredChange> changes, Set<Long> touched, ZoneId zone)
      throws SQLException {
    State next = new State(state().mark() + 1, zone.getId());
    writer.insert(
        dialect.insert("sum_feed", "community_id", "mark", "changes"),
        List.of(next),
        (row, state) ->
            row.number(community)
                .number(state.mark())
                .bytes(PackedChanges.gathered(changes, touched)));
    writer.batch(
        "UPDATE sum_state SET mark = ?, zone = ? WHERE community_id = ?",
        List.of(next),
        (row, state) -> row.number(state.mark()).text(state.zone()).number(community));
    gathered = next;
  }

  /** What was passed on after a mark. */
  BoardUnit.Feed feedAfter(long mark) throws SQLException {
    List<GatheredChange> changes = new ArrayList<>();
    Set<Long> touched = new TreeSet<>();
    Reads.rows(
        connection,
        "SELECT changes FROM sum_feed WHERE community_id = ? AND mark > ? ORDER BY mark",
        statement -> {
          statement.setInt(1, community);
          statement.setLong(2, mark);
        },
        row -> {
          PackedChanges.gathered(row.getBytes(1), changes, touched);
          return true;
        });
    return new BoardUnit.Feed(state().mark(), changes, touched);
  }
}
