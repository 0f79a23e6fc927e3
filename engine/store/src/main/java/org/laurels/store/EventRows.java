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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Voter;
import org.laurels.core.item.EventFacts;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ResolvedEvent;

/** Events of one community, and what the fold derived of them. */
final class EventRows {
  /** What {@link #read} needs, in its order. */
  static final String COLUMNS =
      "e.id, e.source, e.external_id, e.type, e.happened_at, e.sequence_number, e.amount,"
          + " e.actor_id, e.item_id, e.said_author_id, e.said_parent_id, e.payload, e.witnessed,"
          + " e.facts, e.toggles";

  private final Connection connection;
  private final int community;
  private final Dialect dialect;

  EventRows(Connection connection, int community, Dialect dialect) {
    this.connection = connection;
    this.community = community;
    this.dialect = dialect;
  }

  static FoldEvent read(ResultSet row) throws SQLException {
    Event event =
        EventJson.event(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            Sql.instant(row.getLong(5)),
            row.getLong(6),
            row.getLong(7),
            row.getString(12));
    @Nullable String witnessed = row.getString(13);
    ResolvedEvent resolved =
        new ResolvedEvent(
            row.getLong(1),
            event,
            row.getLong(8),
            row.getLong(9),
            row.getLong(10),
            row.getLong(11),
            witnessed == null ? Map.of() : StateJson.textMap(StateJson.read(witnessed)));
    EventFacts facts = ItemJson.eventFacts(row.getString(14));
    return new FoldEvent(resolved, facts, ItemJson.toggles(row.getString(15)));
  }

  private NameHashes<EventKey> hashes(Collection<EventKey> keys) {
    return new NameHashes<>(community, keys, EventKey::source, EventKey::id);
  }

  Map<EventKey, Long> known(Collection<EventKey> keys) throws SQLException {
    NameHashes<EventKey> hashes = hashes(keys);
    Map<EventKey, Long> known = new HashMap<>();
    Sql.byHashes(
        connection,
        "SELECT event_hash, id FROM event WHERE event_hash IN (?)",
        hashes.sorted(),
        row -> known.put(hashes.key(row.getBytes(1)), row.getLong(2)));
    return known;
  }

  Set<EventKey> awaited(Collection<EventKey> keys) throws SQLException {
    NameHashes<EventKey> hashes = hashes(keys);
    return new HashSet<>(
        Sql.byHashes(
            connection,
            "SELECT target_hash FROM event_undo WHERE target_hash IN (?)",
            hashes.sorted(),
            row -> hashes.key(row.getBytes(1))));
  }

  Map<EventKey, Long> itemsOf(Collection<EventKey> keys) throws SQLException {
    Map<EventKey, Long> items = new HashMap<>();
    for (FoldEvent event : byKey(keys)) {
      if (event.resolved().itemId() != 0) {
        items.put(event.resolved().event().key(), event.resolved().itemId());
      }
    }
    return items;
  }

  private List<FoldEvent> byKey(Collection<EventKey> keys) throws SQLException {
    return Sql.byHashes(
        connection,
        "SELECT " + COLUMNS + " FROM event e WHERE e.event_hash IN (?)",
        hashes(keys).sorted(),
        EventRows::read);
  }

  private List<FoldEvent> undoing(Collection<EventKey> keys) throws SQLException {
    return Sql.byHashes(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM event_undo u JOIN event e ON e.id = u.event_id WHERE u.target_hash IN (?)",
        hashes(keys).sorted(),
        EventRows::read);
  }

  List<FoldEvent> named(Collection<EventKey> keys) throws SQLException {
    Map<Long, FoldEvent> found = new HashMap<>();
    byKey(keys).forEach(event -> found.put(event.id(), event));
    undoing(keys).forEach(event -> found.put(event.id(), event));
    return List.copyOf(found.values());
  }

  List<FoldEvent> on(Set<Long> itemIds) throws SQLException {
    Map<Long, FoldEvent> found = new HashMap<>();
    List<EventKey> keys = new ArrayList<>();
    for (FoldEvent event : byItems(itemIds)) {
      found.put(event.id(), event);
      keys.add(event.resolved().event().key());
    }
    if (!keys.isEmpty()) {
      undoing(keys).forEach(event -> found.put(event.id(), event));
    }
    return List.copyOf(found.values());
  }

  private List<FoldEvent> byItems(Collection<Long> itemIds) throws SQLException {
    return Sql.byNumbers(
        connection,
        "SELECT " + COLUMNS + " FROM event e WHERE e.item_id IN (?)",
        itemIds,
        EventRows::read);
  }

  List<FoldEvent> involving(Set<Long> identityIds) throws SQLException {
    Map<Long, FoldEvent> found = new HashMap<>();
    Sql.byNumbers(
            connection,
            "SELECT " + COLUMNS + " FROM event e WHERE e.actor_id IN (?)",
            identityIds,
            EventRows::read)
        .forEach(event -> found.put(event.id(), event));
    // Who wrote an item is a fact of the item, so its events are found through the items: those the
    // member wrote, and the answers and comments to them.
    List<Long> written =
        Sql.byNumbers(
            connection,
            "SELECT item_id FROM item_author WHERE identity_id IN (?)",
            identityIds,
            row -> row.getLong(1));
    Set<Long> items = new HashSet<>(written);
    items.addAll(
        Sql.byNumbers(
            connection,
            "SELECT item_id FROM item_parent WHERE parent_id IN (?)",
            written,
            row -> row.getLong(1)));
    byItems(items).forEach(event -> found.put(event.id(), event));
    return List.copyOf(found.values());
  }

  Set<Voter> votedBefore(Collection<Voter> voters) throws SQLException {
    Set<Long> actors = new HashSet<>();
    Set<Long> items = new HashSet<>();
    for (Voter voter : voters) {
      actors.add(voter.actorId());
      items.add(voter.itemId());
    }
    Set<Voter> asked = new HashSet<>(voters);
    Set<Voter> voted = new HashSet<>();
    String itemList = String.join(", ", items.stream().map(String::valueOf).toList());
    Sql.byNumbers(
        connection,
        "SELECT actor_id, item_id FROM event WHERE actor_id IN (?) AND item_id IN ("
            + itemList
            + ") AND type = '"
            + EventTypes.VOTE_CAST
            + "'",
        actors,
        row -> {
          Voter voter = new Voter(row.getLong(2), row.getLong(1));
          return asked.contains(voter) && voted.add(voter);
        });
    return voted;
  }

  void append(List<FoldEvent> events, Instant now) throws SQLException {
    long received = Sql.micros(now);
    Sql.batch(
        connection,
        "INSERT INTO event (id, community_id, event_hash, source, external_id, type, happened_at,"
            + " sequence_number, amount, actor_id, item_id, said_author_id, said_parent_id,"
            + " payload, received_at, witnessed, facts, toggles)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        events,
        (statement, event) -> {
          statement.setLong(15, received);
          bind(statement, event);
        });
    List<FoldEvent> undoing =
        events.stream().filter(event -> event.resolved().event().undoes() != null).toList();
    Sql.batch(
        connection,
        "INSERT INTO event_undo (community_id, target_hash, event_id) VALUES (?, ?, ?)",
        undoing,
        (statement, event) -> {
          Event said = event.resolved().event();
          statement.setInt(1, community);
          statement.setBytes(
              2, Sql.nameHash(community, said.source(), String.valueOf(said.undoes())));
          statement.setLong(3, event.id());
        });
    link(events);
  }

  private void link(List<FoldEvent> events) throws SQLException {
    Sql.batch(
        connection,
        dialect.insertOnce("item_parent", "item_id", "parent_id"),
        events.stream().filter(event -> event.resolved().parentId() != 0).toList(),
        (statement, event) -> {
          statement.setLong(1, event.resolved().itemId());
          statement.setLong(2, event.resolved().parentId());
        });
    Sql.batch(
        connection,
        dialect.insertOnce("item_author", "identity_id", "item_id"),
        events.stream().filter(event -> saidAuthor(event) != 0).toList(),
        (statement, event) -> {
          statement.setLong(1, saidAuthor(event));
          statement.setLong(2, event.resolved().itemId());
        });
  }

  private static long saidAuthor(FoldEvent event) {
    ResolvedEvent resolved = event.resolved();
    boolean creates = EventTypes.creates(resolved.event().type());
    return resolved.authorId() == 0 && creates ? resolved.actorId() : resolved.authorId();
  }

  private void bind(PreparedStatement statement, FoldEvent event) throws SQLException {
    ResolvedEvent resolved = event.resolved();
    Event said = resolved.event();
    statement.setLong(1, event.id());
    statement.setInt(2, community);
    statement.setBytes(3, Sql.nameHash(community, said.source(), said.id()));
    statement.setString(4, said.source());
    statement.setString(5, said.id());
    statement.setString(6, said.type());
    statement.setLong(7, Sql.micros(said.time()));
    statement.setLong(8, said.sequence());
    statement.setLong(9, said.value());
    Sql.numberOrNull(statement, 10, resolved.actorId());
    Sql.numberOrNull(statement, 11, resolved.itemId());
    Sql.numberOrNull(statement, 12, resolved.authorId());
    Sql.numberOrNull(statement, 13, resolved.parentId());
    statement.setString(14, EventJson.payload(said));
    statement.setString(16, witnessed(resolved.witnessed()));
    statement.setString(17, ItemJson.eventFacts(event.facts()));
    statement.setString(18, ItemJson.toggles(event.toggles()));
  }

  private static @Nullable String witnessed(Map<String, String> figures) {
    if (figures.isEmpty()) {
      return null;
    }
    return StateJson.write(
        json -> {
          json.writeStartObject();
          for (Map.Entry<String, String> figure : figures.entrySet()) {
            json.writeStringField(figure.getKey(), figure.getValue());
          }
          json.writeEndObject();
        });
  }

  void change(List<FoldEvent> events) throws SQLException {
    Sql.batch(
        connection,
        "UPDATE event SET facts = ?, toggles = ? WHERE id = ?",
        events,
        (statement, event) -> {
          statement.setString(1, ItemJson.eventFacts(event.facts()));
          statement.setString(2, ItemJson.toggles(event.toggles()));
          statement.setLong(3, event.id());
        });
  }
}
