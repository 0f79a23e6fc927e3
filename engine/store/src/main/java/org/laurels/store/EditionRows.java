// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.laurels.core.board.BoardStore.Loaded;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.Edition;
import org.laurels.core.board.MemberTotal;
import org.laurels.core.board.Period;

/** Published tables: each a whole one in parts, and what later editions changed. */
final class EditionRows {
  private static final String SELECT =
      "SELECT e.id, e.board, e.period, e.from_day, e.until_day, e.edition, e.base, e.members,"
          + " CASE WHEN e.frozen OR s.as_of IS NULL THEN e.as_of ELSE s.as_of END, e.frozen,"
          + " e.changed FROM board_edition e LEFT JOIN board_state s"
          + " ON s.community_id = e.community_id AND s.board = e.board WHERE ";

  /** So many editions, or this part of a table, may be changes before it is written whole. */
  private static final int CHANGES_MAX = 100;

  private static final int CHANGED_SHARE = 8;
  private static final int CHANGED_MIN = 1_000;

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final LongSupplier numbers;

  EditionRows(
      Connection connection,
      RowWriter writer,
      int community,
      Dialect dialect,
      LongSupplier numbers) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.numbers = numbers;
  }

  private static Edition edition(ResultSet row) throws SQLException {
    return new Edition(
        row.getLong(1),
        row.getString(2),
        new Period(row.getString(3), row.getLong(4), row.getLong(5)),
        row.getLong(6),
        row.getLong(7),
        Sql.instant(row.getLong(9)),
        row.getInt(8),
        row.getBoolean(10));
  }

  static Optional<Edition> one(Connection connection, int community, String board, String period)
      throws SQLException {
    return Reads.rows(
            connection,
            SELECT + "e.community_id = ? AND e.board = ? AND e.period = ?",
            statement -> {
              statement.setInt(1, community);
              statement.setString(2, board);
              statement.setString(3, period);
            },
            EditionRows::edition)
        .stream()
        .findFirst();
  }

  static List<Edition> all(Connection connection, int community, String board) throws SQLException {
    return Reads.rows(
        connection,
        SELECT + "e.community_id = ? AND e.board = ? ORDER BY e.from_day DESC",
        statement -> {
          statement.setInt(1, community);
          statement.setString(2, board);
        },
        EditionRows::edition);
  }

  static List<Edition> winnersUntold(Connection connection, int community, String board)
      throws SQLException {
    return Reads.rows(
        connection,
        SELECT + "e.community_id = ? AND e.board = ? AND e.frozen AND NOT e.winners_told",
        statement -> {
          statement.setInt(1, community);
          statement.setString(2, board);
        },
        EditionRows::edition);
  }

  static int winnersTold(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE board_edition SET winners_told = ? WHERE id = ?")) {
      statement.setBoolean(1, true);
      statement.setLong(2, id);
      return statement.executeUpdate();
    }
  }

  /** The table as it is now; empty where it was written anew between two reads. */
  static Optional<Loaded> load(Connection connection, long id) throws SQLException {
    Optional<Edition> edition =
        Reads.rows(connection, SELECT + "e.id = ?", s -> s.setLong(1, id), EditionRows::edition)
            .stream()
            .findFirst();
    if (edition.isEmpty()) {
      return Optional.empty();
    }
    Edition now = edition.get();
    BoardTable.Builder builder = new BoardTable.Builder(now.members());
    int[] parts = {0};
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT packed FROM board_part WHERE edition_id = ? AND base = ? ORDER BY part")) {
      statement.setLong(1, id);
      statement.setLong(2, now.base());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          parts[0]++;
          PackedRows.read(rows.getBytes(1), builder::add);
        }
      }
    }
    if (parts[0] == 0 && now.base() == now.number() && now.members() > 0) {
      return Optional.empty();
    }
    BoardTable table = builder.build();
    Optional<List<MemberTotal>> changes = changes(connection, now, now.base());
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    // A member may have changed more than once: the last edition counts.
    java.util.Map<Long, MemberTotal> last = new java.util.HashMap<>();
    changes.get().forEach(total -> last.put(total.memberId(), total));
    BoardTable whole = table.with(last.values());
    return whole.size() == now.members() ? Optional.of(new Loaded(now, whole)) : Optional.empty();
  }

  /**
   * What editions after this number up to the given one have changed; empty where some are gone.
   */
  static Optional<List<MemberTotal>> changes(Connection connection, Edition edition, long after)
      throws SQLException {
    List<MemberTotal> changes = new ArrayList<>();
    long editions = 0;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT packed FROM board_change WHERE edition_id = ? AND edition > ?"
                + " AND edition <= ? ORDER BY edition")) {
      statement.setLong(1, edition.id());
      statement.setLong(2, after);
      statement.setLong(3, edition.number());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          editions++;
          PackedRows.read(
              rows.getBytes(1), (m, amount, day) -> changes.add(new MemberTotal(m, amount, day)));
        }
      }
    }
    return editions == edition.number() - after ? Optional.of(changes) : Optional.empty();
  }

  Edition whole(String board, Period period, BoardTable table, Instant now, boolean frozen)
      throws SQLException {
    Optional<Edition> before = one(connection, community, board, period.id());
    long id = before.map(Edition::id).orElseGet(numbers::getAsLong);
    long number = before.map(Edition::number).orElse(0L) + 1;
    clear(id);
    Edition edition = new Edition(id, board, period, number, number, now, table.size(), frozen);
    if (before.isEmpty()) {
      insert(edition);
    } else {
      update(edition, 0);
    }
    writeParts(edition, table);
    return edition;
  }

  private void clear(long id) throws SQLException {
    for (String table : List.of("board_part", "board_change")) {
      try (PreparedStatement statement =
          connection.prepareStatement("DELETE FROM " + table + " WHERE edition_id = ?")) {
        statement.setLong(1, id);
        statement.executeUpdate();
      }
    }
  }

  private void insert(Edition edition) throws SQLException {
    writer.insert(
        dialect.insert(
            "board_edition",
            "id",
            "community_id",
            "board",
            "period",
            "from_day",
            "until_day",
            "edition",
            "base",
            "changed",
            "members",
            "as_of",
            "frozen",
            "winners_told"),
        List.of(edition),
        (row, e) ->
            row.number(e.id())
                .number(community)
                .text(e.board())
                .text(e.period().id())
                .number(e.period().fromDay())
                .number(e.period().untilDay())
                .number(e.number())
                .number(e.base())
                .number(0)
                .number(e.members())
                .time(e.asOf())
                .flag(e.frozen())
                .flag(false));
  }

  private void update(Edition edition, int changed) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE board_edition SET edition = ?, base = ?, changed = ?, members = ?, as_of = ?,"
                + " frozen = ?, from_day = ?, until_day = ? WHERE id = ?")) {
      statement.setLong(1, edition.number());
      statement.setLong(2, edition.base());
      statement.setInt(3, changed);
      statement.setInt(4, edition.members());
      statement.setLong(5, Sql.micros(edition.asOf()));
      statement.setBoolean(6, edition.frozen());
      statement.setLong(7, edition.period().fromDay());
      statement.setLong(8, edition.period().untilDay());
      statement.setLong(9, edition.id());
      statement.executeUpdate();
    }
  }

  private void writeParts(Edition edition, BoardTable table) throws SQLException {
    List<byte[]> parts = PackedRows.parts(table);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      numbers.add(i);
    }
    writer.insert(
        dialect.insert("board_part", "edition_id", "base", "part", "packed"),
        numbers,
        (row, part) ->
            row.number(edition.id()).number(edition.base()).number(part).bytes(parts.get(part)));
  }

  Edition changed(Edition before, Collection<MemberTotal> changes, BoardTable table, Instant now)
      throws SQLException {
    int changed = changes.size() + alreadyChanged(before.id());
    boolean isMuch =
        before.number() - before.base() >= CHANGES_MAX
            || changed > Math.max(CHANGED_MIN, table.size() / CHANGED_SHARE);
    if (isMuch) {
      return whole(before.board(), before.period(), table, now, false);
    }
    Edition edition =
        new Edition(
            before.id(),
            before.board(),
            before.period(),
            before.number() + 1,
            before.base(),
            now,
            table.size(),
            false);
    writer.insert(
        dialect.insert("board_change", "edition_id", "edition", "packed"),
        List.of(edition),
        (row, e) -> row.number(e.id()).number(e.number()).bytes(PackedRows.changes(changes)));
    update(edition, changed);
    return edition;
  }

  private int alreadyChanged(long id) throws SQLException {
    return Reads.rows(
            connection,
            "SELECT changed FROM board_edition WHERE id = ?",
            statement -> statement.setLong(1, id),
            row -> row.getInt(1))
        .get(0);
  }

  void remove(Edition edition) throws SQLException {
    clear(edition.id());
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM board_edition WHERE id = ?")) {
      statement.setLong(1, edition.id());
      statement.executeUpdate();
    }
  }
}
