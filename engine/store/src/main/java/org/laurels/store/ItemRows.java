// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.laurels.core.intake.ItemKey;
import org.laurels.core.item.ItemState;

/** Items of one community: what sources call them, and where they stand. */
final class ItemRows {
  private static final String STATE = "item_id, state, title, url";

  private static final String[] SAVED = {
    "item_id", "community_id", "parent_id", "author_id", "kind", "title", "url", "state"
  };

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final RowNumbers<ItemKey> known;
  private final Map<ItemKey, Long> seen;
  private final NameHashes<ItemKey> hashes;
  private final ItemLinks linked = new ItemLinks();
  private final Map<Long, ItemState> read = new HashMap<>();

  ItemRows(
      Connection connection,
      RowWriter writer,
      int community,
      Dialect dialect,
      RowNumbers<ItemKey> known,
      Map<ItemKey, Long> seen) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.known = known;
    this.seen = seen;
    this.hashes = new NameHashes<>(community, ItemKey::source, ItemKey::id);
  }

  /** Links of the items that were read: each came with an event, which wrote them down. */
  ItemLinks linked() {
    return linked;
  }

  Map<ItemKey, Long> find(SortedSet<ItemKey> keys, LongSupplier numbers) throws SQLException {
    Map<ItemKey, Long> found = known.known(keys);
    List<ItemKey> unknown = new ArrayList<>(keys);
    unknown.removeIf(found::containsKey);
    List<byte[]> sorted = hashes.sorted(unknown);
    Sql.byHashes(
        connection,
        "SELECT name_hash, id FROM item WHERE name_hash IN (?)",
        sorted,
        row -> found.put(hashes.key(row.getBytes(1)), row.getLong(2)));
    List<ItemKey> missing = new ArrayList<>();
    for (byte[] hash : sorted) {
      ItemKey key = hashes.key(hash);
      if (!found.containsKey(key)) {
        missing.add(key);
        found.put(key, numbers.getAsLong());
      }
    }
    writer.insert(
        dialect.insert("item", "id", "community_id", "name_hash", "source", "external_id"),
        missing,
        (row, key) ->
            row.number(found.getOrDefault(key, 0L))
                .number(community)
                .bytes(hashes.of(key))
                .text(key.source())
                .text(key.id()));
    seen.putAll(found);
    return found;
  }

  Map<Long, ItemState> lock(Collection<Long> itemIds) throws SQLException {
    Map<Long, ItemState> states = new HashMap<>();
    read("item_id IN (?) ORDER BY item_id FOR UPDATE", itemIds, states);
    return states;
  }

  Map<Long, ItemState> lockWithParents(SortedSet<Long> itemIds) throws SQLException {
    Map<Long, ItemState> states = lock(itemIds);
    SortedSet<Long> above = new TreeSet<>();
    states.values().forEach(state -> above.add(state.facts().parentId()));
    above.remove(0L);
    above.removeAll(itemIds);
    if (!above.isEmpty()) {
      states.putAll(lock(above));
    }
    return states;
  }

  /** All that hangs together with these as parent and child, now or at any time before. */
  Map<Long, ItemState> lockThreads(SortedSet<Long> itemIds) throws SQLException {
    Set<Long> all = new HashSet<>(itemIds);
    Set<Long> edge = all;
    while (!edge.isEmpty()) {
      Set<Long> next =
          new HashSet<>(numbers("SELECT parent_id FROM item_parent WHERE item_id IN (?)", edge));
      next.addAll(numbers("SELECT item_id FROM item_parent WHERE parent_id IN (?)", edge));
      next.removeAll(all);
      all.addAll(next);
      edge = next;
    }
    Map<Long, ItemState> states = lock(new TreeSet<>(all));
    for (long id : all) {
      states.computeIfAbsent(id, ItemState::unknown);
    }
    return states;
  }

  private List<Long> numbers(String sql, Collection<Long> ids) throws SQLException {
    return Sql.byNumbers(connection, sql, ids, row -> row.getLong(1));
  }

  private void read(String where, Collection<Long> ids, Map<Long, ItemState> into)
      throws SQLException {
    Sql.byNumbers(
        connection,
        "SELECT " + STATE + " FROM item_state WHERE " + where,
        ids,
        row -> {
          long id = row.getLong(1);
          ItemState state =
              ItemJson.state(id, row.getString(2), row.getString(3), row.getString(4));
          linked.parent(id, state.facts().parentId());
          linked.author(id, state.facts().authorId());
          read.put(id, state);
          return into.put(id, state);
        });
  }

  void save(Collection<ItemState> items) throws SQLException {
    SortedMap<Long, ItemState> moved = new TreeMap<>();
    List<ItemState> others = new ArrayList<>();
    for (ItemState item : items) {
      ItemState before = read.get(item.id());
      if (before != null && hasSameColumns(before, item)) {
        moved.put(item.id(), item);
      } else {
        others.add(item);
      }
    }
    writer.update(
        UpdateSql.set("item_state", "item_id", "state"),
        moved,
        (row, item) -> row.text(ItemJson.state(item)));
    others.sort(Comparator.comparingLong(ItemState::id));
    writer.insert(
        dialect.upsert("item_state", SAVED),
        others,
        (row, item) -> {
          row.number(item.id()).number(community);
          row.numberOrNull(item.facts().parentId()).numberOrNull(item.facts().authorId());
          row.text(item.facts().kind()).text(item.title()).text(item.url());
          row.text(ItemJson.state(item));
        });
  }

  private static boolean hasSameColumns(ItemState one, ItemState other) {
    return one.facts().parentId() == other.facts().parentId()
        && one.facts().authorId() == other.facts().authorId()
        && one.facts().kind().equals(other.facts().kind())
        && Objects.equals(one.title(), other.title())
        && Objects.equals(one.url(), other.url());
  }
}
