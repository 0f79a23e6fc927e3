// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

  private static final String[] INSERTED = {
    "id",
    "community_id",
    "event_hash",
    "source",
    "external_id",
    "type",
    "happened_at",
    "sequence_number",
    "amount",
    "actor_id",
    "item_id",
    "said_author_id",
    "said_parent_id",
    "payload",
    "received_at",
    "witnessed",
    "facts",
    "toggles"
  };

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final NameHashes<EventKey> hashes;

  EventRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.hashes = new NameHashes<>(community, EventKey::source, EventKey::id);
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

  Map<EventKey, Long> known(Collection<EventKey> keys) throws SQLException {
    Map<EventKey, Long> known = new HashMap<>();
    Sql.byHashes(
        connection,
        "SELECT event_hash, id FROM event WHERE event_hash IN (?)",
        hashes.sorted(keys),
        row -> known.put(hashes.key(row.getBytes(1)), row.getLong(2)));
    return known;
  }

  Set<EventKey> awaited(Collection<EventKey> keys) throws SQLException {
    return new HashSet<>(
        Sql.byHashes(
            connection,
            "SELECT target_hash FROM event_undo WHERE target_hash IN (?)",
            hashes.sorted(keys),
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
        hashes.sorted(keys),
        EventRows::read);
  }

  private List<FoldEvent> undoing(Collection<EventKey> keys) throws SQLException {
    return Sql.byHashes(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM event_undo u JOIN event e ON e.id = u.event_id WHERE u.target_hash IN (?)",
        hashes.sorted(keys),
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
    byItems(itemIds).forEach(event -> found.put(event.id(), event));
    // By number and not by name: an event of someone who was erased is called otherwise now, and
    // keeps the hash of the name that was sent.
    Sql.byNumbers(
            connection,
            "SELECT "
                + COLUMNS
                + " FROM event t JOIN event_undo u ON u.target_hash = t.event_hash"
                + " JOIN event e ON e.id = u.event_id WHERE t.id IN (?)",
            List.copyOf(found.keySet()),
            EventRows::read)
        .forEach(event -> found.put(event.id(), event));
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

  /**
   * @param linked parents and authors of items that are known to be linked already
   */
  void append(List<FoldEvent> events, Instant now, ItemLinks linked) throws SQLException {
    writer.insert(dialect.insert("event", INSERTED), events, (row, event) -> bind(row, event, now));
    writer.insert(
        dialect.insert("event_undo", "community_id", "target_hash", "event_id"),
        events.stream().filter(event -> event.resolved().event().undoes() != null).toList(),
        (row, event) -> {
          Event said = event.resolved().event();
          EventKey target = new EventKey(said.source(), String.valueOf(said.undoes()));
          row.number(community).bytes(hashes.of(target)).number(event.id());
        });
    ItemLinks fresh = new ItemLinks();
    for (FoldEvent event : events) {
      fresh.parent(event.resolved().itemId(), event.resolved().parentId());
      fresh.author(event.resolved().itemId(), saidAuthor(event));
    }
    fresh.without(linked).insert(writer, dialect);
  }

  private static long saidAuthor(FoldEvent event) {
    ResolvedEvent resolved = event.resolved();
    boolean creates = EventTypes.creates(resolved.event().type());
    return resolved.authorId() == 0 && creates ? resolved.actorId() : resolved.authorId();
  }

  private void bind(RowValues row, FoldEvent event, Instant now) {
    ResolvedEvent resolved = event.resolved();
    Event said = resolved.event();
    row.number(event.id()).number(community).bytes(hashes.of(said.key()));
    row.text(said.source()).text(said.id()).text(said.type());
    row.time(said.time()).number(said.sequence()).number(said.value());
    row.numberOrNull(resolved.actorId()).numberOrNull(resolved.itemId());
    row.numberOrNull(resolved.authorId()).numberOrNull(resolved.parentId());
    row.text(EventJson.payload(said)).time(now).text(witnessed(resolved.witnessed()));
    row.text(ItemJson.eventFacts(event.facts())).text(ItemJson.toggles(event.toggles()));
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
    writer.batch(
        "UPDATE event SET facts = ?, toggles = ? WHERE id = ?",
        events,
        (row, event) ->
            row.text(ItemJson.eventFacts(event.facts()))
                .text(ItemJson.toggles(event.toggles()))
                .number(event.id()));
  }
}
