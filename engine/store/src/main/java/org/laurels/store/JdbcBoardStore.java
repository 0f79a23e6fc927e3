// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.Edition;
import org.laurels.core.board.MemberTotal;
import org.laurels.core.community.Community;

/** Boards in the database. A calculation sees one moment of it, since it adds what it removes. */
final class JdbcBoardStore implements BoardStore {
  private static final int LOAD_ATTEMPTS_MAX = 10;

  private final Connections connections;
  private final Reads reads;

  JdbcBoardStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return new Attempts(connections.dialect()).of(() -> once(community, work));
  }

  private <T> T once(Community community, Work<T> work) throws SQLException {
    try (Connection connection = connections.writing().getConnection()) {
      boolean committed = false;
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        RowWriter writer = connections.writer(connection);
        JdbcBoardUnit unit =
            new JdbcBoardUnit(
                connection, writer, community, connections.dialect(), connections.numbers()::next);
        unit.lock();
        T result = work.in(unit);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    }
  }

  @Override
  public Optional<Edition> edition(Community community, String board, String period) {
    return reads.run(c -> EditionRows.one(c, community.id(), board, period));
  }

  @Override
  public List<Edition> editions(Community community, String board) {
    return reads.run(c -> EditionRows.all(c, community.id(), board));
  }

  @Override
  public Loaded load(Edition wanted) {
    for (int attempt = 1; attempt <= LOAD_ATTEMPTS_MAX; attempt++) {
      Optional<Loaded> loaded = reads.run(c -> EditionRows.load(c, wanted.id()));
      if (loaded.isPresent()) {
        return loaded.get();
      }
    }
    throw new IllegalStateException("table " + wanted.id() + " changes faster than it is read");
  }

  @Override
  public Optional<List<MemberTotal>> changesSince(Edition edition, long number) {
    return edition.base() > number
        ? Optional.empty()
        : reads.run(c -> EditionRows.changes(c, edition, number));
  }

  @Override
  public List<DaySum> days(Community community, long memberId, String series, long fromDay) {
    return reads.run(
        connection -> {
          Set<Long> identities = MemberReads.identities(connection, community, memberId);
          Map<Long, Long> days = new TreeMap<>();
          Sql.byNumbers(
              connection,
              "SELECT d.on_day, d.amount FROM series s JOIN daily_sum d ON d.series_id = s.id"
                  + " WHERE s.community_id = "
                  + community.id()
                  + " AND s.name = '"
                  + series.replace("'", "''")
                  + "' AND d.identity_id IN (?) AND d.on_day >= "
                  + fromDay,
              identities,
              row -> days.merge(row.getLong(1), row.getLong(2), Long::sum));
          List<DaySum> sums = new ArrayList<>();
          days.forEach((day, amount) -> sums.add(new DaySum(day, amount)));
          return sums;
        });
  }

  @Override
  public List<Edition> winnersUntold(Community community, String board) {
    return reads.run(c -> EditionRows.winnersUntold(c, community.id(), board));
  }

  @Override
  public void winnersTold(Edition edition) {
    connections.write(connection -> EditionRows.winnersTold(connection, edition.id()));
  }

  @Override
  public List<String> unsound(Community community, ZoneId zone) {
    return write(community, unit -> ((JdbcBoardUnit) unit).unsound(zone));
  }
}
