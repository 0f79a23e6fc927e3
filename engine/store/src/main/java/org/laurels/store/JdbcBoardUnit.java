// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.BoardUnit;
import org.laurels.core.board.Edition;
import org.laurels.core.board.MemberTotal;
import org.laurels.core.board.Period;
import org.laurels.core.community.Community;
import org.laurels.core.member.Profile;

/** The transaction of a board calculation on one JDBC connection. */
final class JdbcBoardUnit implements BoardUnit {
  private static final int DIFFERENCES_MAX = 100;

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final SumRows sums;
  private final EditionRows editions;
  private final Gathering gathering;

  JdbcBoardUnit(
      Connection connection,
      RowWriter writer,
      Community community,
      Dialect dialect,
      LongSupplier numbers) {
    this.connection = connection;
    this.writer = writer;
    this.community = community.id();
    this.dialect = dialect;
    this.sums = new SumRows(connection, writer, community.id(), dialect, numbers);
    this.gathering = new Gathering(connection, writer, community.id(), dialect, sums);
    this.editions = new EditionRows(connection, writer, community.id(), dialect, numbers);
  }

  private interface Step<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  private static <T extends @Nullable Object> T step(String what, Step<T> step) {
    try {
      return step.run();
    } catch (SQLException e) {
      throw new StoreFailure(what, e);
    }
  }

  /** Waits until nobody else calculates boards of this community. */
  void lock() {
    step("locking the boards", gathering::lock);
  }

  @Override
  public long gather(ZoneId zone) {
    return step("gathering", () -> gathering.gather(zone));
  }

  @Override
  public long rederive(ZoneId zone) {
    return step("making the sums anew", () -> gathering.anew(zone));
  }

  @Override
  public Feed feedAfter(long mark) {
    return step("reading what changed", () -> gathering.feedAfter(mark));
  }

  @Override
  public Optional<BoardState> state(String board) {
    return step(
        "reading a board",
        () ->
            Reads.rows(
                    connection,
                    "SELECT definition, mark, as_of FROM board_state WHERE community_id = ?"
                        + " AND board = ?",
                    statement -> {
                      statement.setInt(1, community);
                      statement.setString(2, board);
                    },
                    row ->
                        new BoardState(
                            row.getString(1), row.getLong(2), Sql.instant(row.getLong(3))))
                .stream()
                .findFirst());
  }

  @Override
  public void save(String board, BoardState state) {
    step(
        "saving a board",
        () -> {
          writer.insert(
              dialect.upsertKeyed(
                  "board_state", 2, "community_id", "board", "definition", "mark", "as_of"),
              List.of(state),
              (row, s) ->
                  row.number(community)
                      .text(board)
                      .text(s.definition())
                      .number(s.mark())
                      .time(s.asOf()));
          return true;
        });
  }

  @Override
  public void forget(long mark) {
    step(
        "forgetting what was passed on",
        () -> {
          writer.batch(
              "DELETE FROM sum_feed WHERE community_id = ? AND mark <= ?",
              List.of(mark),
              (row, m) -> row.number(community).number(m));
          return true;
        });
  }

  @Override
  public List<Edition> editions(String board) {
    return step("reading boards", () -> EditionRows.all(connection, community, board));
  }

  @Override
  public Set<Long> daysFrom(String series, long day) {
    return step("reading days", () -> sums.daysFrom(series, day));
  }

  @Override
  public void eachTotal(String series, Period period, TotalSink sink) {
    step(
        "summing up",
        () -> {
          sums.eachTotal(series, period, sink);
          return true;
        });
  }

  @Override
  public Map<Long, MemberTotal> totals(String series, Period period, Collection<Long> identities) {
    return step("summing up", () -> sums.totals(series, period, identities));
  }

  @Override
  public Map<Long, Long> identitiesOf(Collection<Long> members) {
    return step(
        "reading members",
        () -> {
          Map<Long, Long> links = new HashMap<>();
          Sql.byNumbers(
              connection,
              "SELECT id, member_id FROM member_identity WHERE member_id IN (?)",
              members,
              row -> links.put(row.getLong(1), row.getLong(2)));
          return links;
        });
  }

  @Override
  public Map<Long, Long> moved() {
    return step(
        "reading merges",
        () -> {
          // From the merges rather than from all identities, of which there may be millions.
          Map<Long, Long> moved = new HashMap<>();
          Reads.rows(
              connection,
              "SELECT i.id, i.member_id FROM (SELECT one_id AS merged_id FROM merge_link"
                  + " WHERE active UNION SELECT other_id FROM merge_link WHERE active) l"
                  + " JOIN member_identity i ON i.id = l.merged_id"
                  + " WHERE i.community_id = ? AND i.member_id <> i.id",
              statement -> statement.setInt(1, community),
              row -> moved.put(row.getLong(1), row.getLong(2)));
          return moved;
        });
  }

  @Override
  public Map<Long, Profile> profiles(Collection<Long> members) {
    return step("reading profiles", () -> ProfileRows.of(connection, members));
  }

  @Override
  public Map<Long, Profile> profiles(boolean onlyOptedOut) {
    return step("reading profiles", () -> ProfileRows.all(connection, community, onlyOptedOut));
  }

  @Override
  public Edition publish(
      String board, Period period, BoardTable table, Instant now, boolean frozen) {
    return step("publishing", () -> editions.whole(board, period, table, now, frozen));
  }

  @Override
  public Edition publish(
      Edition before, Collection<MemberTotal> changes, BoardTable table, Instant now) {
    return step("publishing", () -> editions.changed(before, changes, table, now));
  }

  @Override
  public void remove(Edition edition) {
    step(
        "removing a table",
        () -> {
          editions.remove(edition);
          return true;
        });
  }

  /** Sums that are not what the ledger says, after gathering. */
  List<String> unsound(ZoneId zone) {
    gather(zone);
    return step(
        "checking the sums",
        () -> {
          List<String> found = new ArrayList<>();
          Map<String, Long> series = sums.series();
          for (SumRows.Account account : sums.accounts()) {
            Map<Long, Long> booked = sums.ofLedger(account, zone);
            Map<Long, Long> stored =
                sums.stored(series.getOrDefault(account.unit(), 0L), account.identityId());
            if (!booked.equals(stored) && found.size() < DIFFERENCES_MAX) {
              found.add(
                  "the daily sums of "
                      + account.unit()
                      + " of identity "
                      + account.identityId()
                      + " are not what its entries say");
            }
          }
          return found;
        });
  }
}
