// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyItem;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.Paid;
import org.laurels.core.bounty.SeenItem;
import org.laurels.core.community.Community;
import org.laurels.core.item.ItemState;
import org.laurels.core.item.ItemStatus;

/** Bounties of one community on one connection. */
final class BountyRows {
  private static final String ALL =
      "SELECT b.id, COALESCE(i.member_id, 0), b.identity_id, b.item_id, t.source, t.external_id,"
          + " b.unit, b.amount, b.state, b.offered_at, b.expires_at, b.closed_at FROM bounty b"
          + " JOIN item t ON t.id = b.item_id"
          + " LEFT JOIN member_identity i ON i.id = b.identity_id";

  static final String SELECT = ALL + " WHERE b.community_id = ? AND ";

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  BountyRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  static Bounty bounty(ResultSet row) throws SQLException {
    long expires = row.getLong(11);
    boolean forEver = row.wasNull();
    long closed = row.getLong(12);
    boolean open = row.wasNull();
    return new Bounty(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        new BountyItem(row.getLong(4), row.getString(5), row.getString(6)),
        row.getString(7),
        row.getLong(8),
        BountyState.of(row.getInt(9)),
        Sql.instant(row.getLong(10)),
        forEver ? null : Sql.instant(expires),
        open ? null : Sql.instant(closed));
  }

  static Optional<BountyItem> item(
      Connection connection, Community community, String host, String id) throws SQLException {
    return Reads.rows(
            connection,
            "SELECT id FROM item WHERE name_hash = ?",
            statement -> statement.setBytes(1, Sql.nameHash(community.id(), host, id)),
            row -> new BountyItem(row.getLong(1), host, id))
        .stream()
        .findFirst();
  }

  static Map<Long, SeenItem> seen(
      Connection connection, Community community, Collection<Long> itemNumbers)
      throws SQLException {
    Map<Long, SeenItem> seen = new TreeMap<>();
    Sql.byNumbers(
        connection,
        "SELECT item_id, state, title, url FROM item_state WHERE community_id = "
            + community.id()
            + " AND item_id IN (?)",
        itemNumbers,
        row -> {
          ItemState state =
              ItemJson.state(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
          if (state.figures().status() == ItemStatus.LIVE) {
            seen.put(state.id(), seen(state.title(), state.url()));
          }
          return state.id();
        });
    return seen;
  }

  private static SeenItem seen(@Nullable String title, @Nullable String url) {
    return new SeenItem(title == null ? "" : title, url == null ? "" : url);
  }

  Optional<Bounty> find(long id) throws SQLException {
    return Reads.rows(
            connection,
            SELECT + "b.id = ?",
            statement -> {
              statement.setInt(1, community);
              statement.setLong(2, id);
            },
            BountyRows::bounty)
        .stream()
        .findFirst();
  }

  boolean hasOffered(long memberId, long itemNumber) throws SQLException {
    return !Reads.rows(
            connection,
            "SELECT b.id FROM bounty b LEFT JOIN member_identity i ON i.id = b.identity_id"
                + " WHERE b.community_id = ? AND b.item_id = ? AND b.state <> "
                + BountyState.RETURNED.code()
                + " AND COALESCE(i.member_id, 0) = ?",
            statement -> {
              statement.setInt(1, community);
              statement.setLong(2, itemNumber);
              statement.setLong(3, memberId);
            },
            row -> row.getLong(1))
        .isEmpty();
  }

  Map<Long, Long> members(Collection<Long> identities) throws SQLException {
    Map<Long, Long> members = new TreeMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, member_id FROM member_identity WHERE id IN (?)",
        identities,
        row -> members.merge(row.getLong(1), row.getLong(2), Long::max));
    return members;
  }

  void insert(Bounty bounty) throws SQLException {
    writer.insert(
        dialect.insert(
            "bounty",
            "id",
            "community_id",
            "identity_id",
            "item_id",
            "standing_key",
            "unit",
            "amount",
            "state",
            "offered_at",
            "expires_at"),
        List.of(bounty),
        (row, one) ->
            row.number(one.id())
                .number(community)
                .number(one.identityId())
                .number(one.item().number())
                .text(community + "/" + one.identityId() + "/" + one.item().number())
                .text(one.unit())
                .number(one.amount())
                .number(one.state().code())
                .time(one.offeredAt())
                .timeOrNull(one.expiresAt()));
  }

  boolean close(Bounty bounty, List<Paid> paid) throws SQLException {
    if (!update(bounty)) {
      return false;
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < paid.size(); i++) {
      places.add(i);
    }
    writer.insert(
        dialect.insert("bounty_share", "bounty_id", "place", "identity_id", "parts", "amount"),
        places,
        (row, place) ->
            row.number(bounty.id())
                .number(place)
                .number(paid.get(place).identityId())
                .number(paid.get(place).parts())
                .number(paid.get(place).amount()));
    return true;
  }

  /** Of several that close it at once, one finds it open. */
  private boolean update(Bounty bounty) throws SQLException {
    boolean returned = bounty.state() == BountyState.RETURNED;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE bounty SET state = ?, closed_at = ?"
                + (returned ? ", standing_key = NULL" : "")
                + " WHERE id = ? AND state = "
                + BountyState.OPEN.code())) {
      statement.setInt(1, bounty.state().code());
      statement.setLong(2, Sql.micros(requireNonNull(bounty.closedAt())));
      statement.setLong(3, bounty.id());
      return statement.executeUpdate() == 1;
    }
  }

  static List<Bounty> numbered(
      Connection connection, Community community, Collection<Long> bountyIds) throws SQLException {
    List<Bounty> found =
        new ArrayList<>(
            Sql.byNumbers(
                connection,
                ALL + " WHERE b.community_id = " + community.id() + " AND b.id IN (?)",
                bountyIds,
                BountyRows::bounty));
    found.sort(Comparator.comparing(Bounty::id));
    return found;
  }

  static Map<Long, List<Paid>> paid(
      Connection connection, Community community, Collection<Long> bountyIds) throws SQLException {
    Map<Long, List<Paid>> paid = new TreeMap<>();
    Sql.byNumbers(
        connection,
        "SELECT s.bounty_id, i.member_id, s.identity_id, s.parts, s.amount FROM bounty_share s"
            + " JOIN member_identity i ON i.id = s.identity_id"
            + " JOIN bounty b ON b.id = s.bounty_id WHERE b.community_id = "
            + community.id()
            + " AND s.bounty_id IN (?) ORDER BY s.bounty_id, s.place",
        bountyIds,
        row ->
            paid.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(new Paid(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
    return paid;
  }

  /** Numbers of bounties that a member has put up or got something of, the newest first. */
  static List<Long> of(Connection connection, long memberId, long before, int limit)
      throws SQLException {
    SortedSet<Long> numbers = new TreeSet<>(Comparator.reverseOrder());
    // One index serves each; none would serve both in one query.
    numbers.addAll(newest(connection, "bounty", "id", memberId, before, limit));
    numbers.addAll(newest(connection, "bounty_share", "bounty_id", memberId, before, limit));
    return numbers.stream().limit(limit).toList();
  }

  private static List<Long> newest(
      Connection connection, String table, String number, long memberId, long before, int limit)
      throws SQLException {
    return Reads.rows(
        connection,
        ("SELECT r.%2$s FROM %1$s r JOIN member_identity i ON i.id = r.identity_id"
                + " WHERE i.member_id = ? AND r.%2$s < ? ORDER BY r.%2$s DESC LIMIT ?")
            .formatted(table, number),
        statement -> {
          statement.setLong(1, memberId);
          statement.setLong(2, before);
          statement.setInt(3, limit);
        },
        row -> row.getLong(1));
  }
}
