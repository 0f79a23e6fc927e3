// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.laurels.core.intake.ItemKey;
import org.laurels.core.item.ItemState;

/** Items of one community: what sources call them, and where they stand. */
final class ItemRows {
  private static final String STATE = "item_id, state, title, url";

  private final Connection connection;
  private final int community;
  private final Dialect dialect;

  ItemRows(Connection connection, int community, Dialect dialect) {
    this.connection = connection;
    this.community = community;
    this.dialect = dialect;
  }

  Map<ItemKey, Long> find(SortedSet<ItemKey> keys, LongSupplier numbers) throws SQLException {
    NameHashes<ItemKey> hashes = new NameHashes<>(community, keys, ItemKey::source, ItemKey::id);
    Map<ItemKey, Long> found = new HashMap<>();
    Sql.byHashes(
        connection,
        "SELECT name_hash, id FROM item WHERE name_hash IN (?)",
        hashes.sorted(),
        row -> found.put(hashes.key(row.getBytes(1)), row.getLong(2)));
    List<ItemKey> missing = new ArrayList<>();
    for (byte[] hash : hashes.sorted()) {
      ItemKey key = hashes.key(hash);
      if (!found.containsKey(key)) {
        missing.add(key);
        found.put(key, numbers.getAsLong());
      }
    }
    Sql.batch(
        connection,
        "INSERT INTO item (id, community_id, name_hash, source, external_id)"
            + " VALUES (?, ?, ?, ?, ?)",
        missing,
        (statement, key) -> {
          statement.setLong(1, found.getOrDefault(key, 0L));
          statement.setInt(2, community);
          statement.setBytes(3, Sql.nameHash(community, key.source(), key.id()));
          statement.setString(4, key.source());
          statement.setString(5, key.id());
        });
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
          return into.put(
              id, ItemJson.state(id, row.getString(2), row.getString(3), row.getString(4)));
        });
  }

  void save(Collection<ItemState> items) throws SQLException {
    List<ItemState> sorted = new ArrayList<>(items);
    sorted.sort(java.util.Comparator.comparingLong(ItemState::id));
    Sql.batch(
        connection,
        dialect.upsert(
            "item_state",
            "item_id",
            "community_id",
            "parent_id",
            "author_id",
            "kind",
            "title",
            "url",
            "state"),
        sorted,
        (statement, item) -> {
          statement.setLong(1, item.id());
          statement.setInt(2, community);
          Sql.numberOrNull(statement, 3, item.facts().parentId());
          Sql.numberOrNull(statement, 4, item.facts().authorId());
          statement.setString(5, item.facts().kind());
          statement.setString(6, item.title());
          statement.setString(7, item.url());
          statement.setString(8, ItemJson.state(item));
        });
  }
}
