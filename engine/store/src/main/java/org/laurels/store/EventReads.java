// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventKey;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Toggle;
import org.laurels.core.standing.StandingStore.KnownEvent;

/** Reads stored events. */
final class EventReads {
  private static final String BY_KEY =
      "SELECT " + EventRows.COLUMNS + " FROM event e WHERE e.community_id = ? AND e.event_hash = ?";
  private static final String KNOWN =
      "SELECT e.id, e.external_id, e.type, t.external_id, e.toggles, e.happened_at, e.payload"
          + " FROM event e"
          + " LEFT JOIN item t ON t.id = e.item_id"
          + " WHERE e.community_id = ? AND e.source = ? AND e.id > ? ORDER BY e.id LIMIT ?";

  private EventReads() {}

  /** A known event with its number, by which the next part begins. */
  record Row(long id, KnownEvent event) {}

  static Optional<FoldEvent> byKey(Connection connection, Community community, EventKey key)
      throws SQLException {
    return Reads.rows(
            connection,
            BY_KEY,
            statement -> {
              statement.setInt(1, community.id());
              statement.setBytes(2, Sql.nameHash(community.id(), key.source(), key.id()));
            },
            EventRows::read)
        .stream()
        .findFirst();
  }

  static List<Row> known(
      Connection connection, Community community, String source, long after, int limit)
      throws SQLException {
    return Reads.rows(
        connection,
        KNOWN,
        statement -> {
          statement.setInt(1, community.id());
          statement.setString(2, source);
          statement.setLong(3, after);
          statement.setInt(4, limit);
        },
        EventReads::row);
  }

  /** Events that these did or that are about what they wrote, after this number. */
  static List<FoldEvent> of(Connection connection, Set<Long> identityIds, long after, int limit)
      throws SQLException {
    if (identityIds.isEmpty()) {
      return List.of();
    }
    String own = identityIds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    List<Long> numbers =
        Reads.rows(
            connection,
            "(SELECT id FROM event WHERE id > ? AND actor_id IN ("
                + own
                + ") ORDER BY id LIMIT ?) UNION (SELECT e.id FROM item_author a"
                + " JOIN event e ON e.item_id = a.item_id WHERE e.id > ? AND a.identity_id IN ("
                + own
                + ") ORDER BY e.id LIMIT ?) ORDER BY id LIMIT ?",
            statement -> {
              statement.setLong(1, after);
              statement.setInt(2, limit);
              statement.setLong(3, after);
              statement.setInt(4, limit);
              statement.setInt(5, limit);
            },
            row -> row.getLong(1));
    List<FoldEvent> events =
        Sql.byNumbers(
            connection,
            "SELECT " + EventRows.COLUMNS + " FROM event e WHERE e.id IN (?)",
            numbers,
            EventRows::read);
    return events.stream().sorted(Comparator.comparing(FoldEvent::id)).toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    List<Toggle> toggles = ItemJson.toggles(row.getString(5));
    boolean withdrawn = toggles.stream().anyMatch(t -> t.kind() == Toggle.Kind.WITHDRAWN);
    boolean hidden =
        !toggles.isEmpty() && toggles.get(toggles.size() - 1).kind() == Toggle.Kind.HIDDEN;
    return new Row(
        row.getLong(1),
        new KnownEvent(
            row.getString(2),
            row.getString(3),
            Sql.instant(row.getLong(6)),
            EventJson.actor(row.getString(7)),
            row.getString(4),
            withdrawn,
            hidden));
  }
}
